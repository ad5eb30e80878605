# The service without its database: `docker compose up` starts both.
FROM python:3.12-slim AS wheels
WORKDIR /src
COPY requirements.lock ./
# Every wheel is checked against the lock file's hashes; below, only what the service needs is installed.
RUN pip download --no-cache-dir --no-deps --only-binary=:all: --require-hashes -r requirements.lock -d /wheels
COPY pyproject.toml README.md LICENSE ./
COPY analytics analytics
COPY cypher cypher
COPY graph_service graph_service
COPY loaders loaders
RUN pip wheel --no-deps --no-index --find-links=/wheels -w /wheels .

FROM python:3.12-slim
RUN --mount=type=bind,from=wheels,source=/wheels,target=/wheels \
    pip install --no-cache-dir --no-index --find-links=/wheels xinmai \
    && useradd --system --uid 10001 --no-create-home xinmai \
    && install -d -o xinmai -g xinmai /data
USER 10001
# The root is read-only when run as docker-compose.yml says: what is written goes to /data and /tmp. Compiled
# kernels are of one processor, so they are kept in the volume and not in the image.
ENV HOME=/tmp \
    NUMBA_CACHE_DIR=/data/numba \
    PYTHONDONTWRITEBYTECODE=1 \
    XINMAI_CACHE_DIR=/tmp/xinmai \
    XINMAI_DATA_DIR=/data
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
ENTRYPOINT ["xinmai"]
CMD ["serve", "--host", "0.0.0.0"]
