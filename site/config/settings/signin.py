"""Signing in: second factor, sessions and throttling (docs/permissions.md says for whom)."""

from datetime import timedelta

APPS = ["allauth", "allauth.account", "allauth.mfa", "allauth.usersessions", "axes"]

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # refuses whoever has guessed too often
    "django.contrib.auth.backends.ModelBackend",
]
# Whoever may publish or manage users needs a second factor. Development switches it off.
SECOND_FACTOR_REQUIRED = True
# The header in which the reverse proxy gives the client's address; none: the connection's own.
CLIENT_ADDRESS_HEADER = ""

WAGTAILADMIN_USER_LOGIN_FORM = "editorial.signin.forms.SignInForm"

# Accounts are made by site managers, so nobody signs up and no address is verified.
ACCOUNT_ADAPTER = "editorial.signin.adapters.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
MFA_ADAPTER = "editorial.signin.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {"authenticate": "editorial.signin.forms.SecondFactorForm"}
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1  # clocks of telephones differ
USERSESSIONS_ADAPTER = "editorial.signin.adapters.SessionsAdapter"

# Five wrong attempts for one name from one address close that door for a quarter of an hour:
# a stranger cannot lock an editor out from elsewhere.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_CLIENT_IP_CALLABLE = "editorial.signin.throttle.client_address"
AXES_LOCKOUT_CALLABLE = "editorial.signin.throttle.locked_out"
AXES_DISABLE_ACCESS_LOG = True  # who signed in stands in the audit trail, without addresses
AXES_VERBOSE = False
