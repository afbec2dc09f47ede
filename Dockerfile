# The service in an image: docker build -t taskpact . (docs/operations.md says how to run it)
FROM node:24-alpine AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --workspaces=false
COPY . .
RUN npm run --silent build

FROM node:24-alpine AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Prisma's command line counts as optional, and is most of what there is: the service does without.
RUN npm ci --no-audit --workspaces=false --omit=dev --omit=optional
COPY scripts/build/slim.ts ./
RUN node slim.ts node_modules

FROM node:24-alpine
# Nothing that could install or build something.
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /usr/local/bin/yarn* /opt/yarn* \
  && mkdir /data && chown node:node /data
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json openapi.yaml workflows.yaml ./
COPY generated/openapi.json generated/
COPY src/resources/docs/page src/resources/docs/page
COPY prisma/migrations prisma/migrations
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
USER node
EXPOSE 3000
# Whether the process answers, not whether its database does: restarting it would not bring that back.
HEALTHCHECK --interval=10s --timeout=3s --start-period=15s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/live`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# A young generation of 64 MB: docs/performance.md says what it is worth.
CMD ["node", "--enable-source-maps", "--max-semi-space-size=64", "--heap-growing-percent=200", "dist/server.js"]
