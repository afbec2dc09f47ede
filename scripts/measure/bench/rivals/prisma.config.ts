import { defineConfig } from 'prisma/config';

export default defineConfig({ schema: 'orm/schema.prisma' });
