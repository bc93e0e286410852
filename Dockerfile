# The demo in a container: docker build -t vagar-till-sysselsattning . && docker run -p 8050:8050 vagar-till-sysselsattning
FROM node:20-slim AS browser
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts

FROM python:3.11-slim
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /app
COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes --no-deps -r requirements.lock
COPY . .
COPY --from=browser /app/node_modules node_modules
RUN python -m dashboard.vendor && rm -rf node_modules \
    && python -m dashboard build \
    && useradd --system --uid 10001 --home-dir /app panel && chown -R panel var
USER panel
# Open to all only while every client is synthetic: the app itself turns people away otherwise.
ENV DASHBOARD_HOST=0.0.0.0 DASHBOARD_ACCESS=demo PORT=8050
EXPOSE 8050
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/ready', timeout=4)"]
CMD ["python", "app.py"]
