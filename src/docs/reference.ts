import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import type { ContractDocument } from '../contract/document.ts';

/** What the page needs is served from here; and a service behind plain HTTP must not be asked for HTTPS. */
const NOT_NEEDED = / https:| validator\.swagger\.io| upgrade-insecure-requests;/g;

/**
 * The interactive reference at /docs; every asset is served from here.
 * @param app the instance that gets the page
 * @param contract the bundled contract
 */
export async function registerReference(app: FastifyInstance, contract: ContractDocument): Promise<void> {
  await app.register(async (page) => {
    await page.register(swagger, { mode: 'static', specification: { document: contract as never } });
    await page.register(swaggerUi, {
      routePrefix: '/docs',
      staticCSP: true,
      transformStaticCSP: (policy) => policy.replace(NOT_NEEDED, ''),
      theme: { title: contract.info.title },
      uiConfig: { deepLinking: true, displayRequestDuration: true, persistAuthorization: true, tryItOutEnabled: true },
    });
  });
}
