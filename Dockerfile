# The site and its worker, as an unprivileged user; only /var/lib/site need be writable.
FROM python:3.13-slim-bookworm AS build

ENV PYTHONDONTWRITEBYTECODE=1 UV_LINK_MODE=copy UV_NO_CACHE=1
WORKDIR /app
COPY requirements/uv.txt requirements/production.txt requirements/
RUN python -m venv /opt/tools \
    && /opt/tools/bin/pip install --no-cache-dir --require-hashes -r requirements/uv.txt \
    && python -m venv --without-pip /opt/venv \
    && /opt/tools/bin/uv pip sync --python /opt/venv/bin/python --require-hashes \
       requirements/production.txt

COPY . .
# Static files and compiled texts belong to the code and are made once, here.
RUN VAR_DIR=/tmp/build BUILT_DIR=/app/built DEBUG=0 \
    DJANGO_SETTINGS_MODULE=config.settings.development \
    sh -c '/opt/venv/bin/python scripts/translations.py /app/built/locale \
           && /opt/venv/bin/python manage.py collectstatic --no-input --verbosity 0'

FROM python:3.13-slim-bookworm

# Pango writes the PDF documents; without it the site runs and shows no links to any.
# Debian drops a version from its mirrors when the next comes, so none can be pinned.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
       libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core \
    && rm -rf /var/lib/apt/lists/*

RUN useradd --system --uid 10001 --home-dir /var/lib/site --create-home site
COPY --from=build /opt/venv /opt/venv
COPY --from=build /app /app

ENV PATH=/opt/venv/bin:$PATH \
    PYTHONPATH=/app:/app/site \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=config.settings.production \
    VAR_DIR=/var/lib/site \
    BUILT_DIR=/app/built
WORKDIR /app
USER 10001
VOLUME /var/lib/site
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 \
    CMD ["python", "scripts/healthcheck.py", "http://127.0.0.1:8000/health/ready"]
CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", \
     "--workers", "2", "--blocking-threads", "4", "--respawn-failed-workers", \
     "config.wsgi:application"]
