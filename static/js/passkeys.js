// Says that a passkey was not given: the browser was cancelled, or has none for this site.
document.addEventListener("allauth.error", (event) => {
  const told = document.getElementById("passkey-failed");
  if (told) {
    event.preventDefault();
    told.hidden = false;
  }
});
