# The bot, the worker and the migration are one image; docker-compose.yml says which runs.
FROM node:26-slim

ENV NODE_ENV=production \
    SPOTTER_DATA_DIR=/data \
    NODE_COMPILE_CACHE=/data/node-compile \
    PATH=/app/node_modules/node/bin:$PATH
WORKDIR /app

# Node runs the TypeScript as it is: there is nothing to build. package.json pins the exact Node.
COPY . .
RUN npm ci --omit=dev --no-audit --no-fund && npm cache clean --force \
  && mkdir /data && chown node:node /data

USER node
CMD ["node", "apps/worker/src/main.ts"]
# The bot overrides this in docker-compose.yml.
HEALTHCHECK --interval=30s --timeout=15s --start-period=60s --retries=3 \
  CMD ["node", "apps/cli/src/main.ts", "health", "worker"]
