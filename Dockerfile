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
# The flags of apps/cli/src/child.ts.
ENTRYPOINT ["node", "--heap-growing-percent=20", "--max-semi-space-size=4", "--expose-gc", "--disable-warning=ExperimentalWarning"]
CMD ["apps/worker/src/main.ts"]
# The bot overrides this in docker-compose.yml.
HEALTHCHECK --interval=30s --timeout=15s --start-period=60s --retries=3 \
  CMD ["node", "apps/cli/src/main.ts", "health", "worker"]
