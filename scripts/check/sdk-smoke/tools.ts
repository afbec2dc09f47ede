/** Where a tool comes from. */
export type Source = 'npm' | 'PyPI' | 'Maven';

/** A program that makes clients from the contract. */
export interface Tool {
  readonly source: Source;
  readonly version: string;
  /** What its clients need while they run, where they do not pin it themselves. */
  readonly libraries: readonly string[];
}

/**
 * Every tool with its version. They are fetched when they are needed, as somebody would who knows the contract alone.
 * Of orval this is the last release whose own dependencies were all published when it was chosen.
 */
export const TOOLS = {
  '@hey-api/openapi-ts': { source: 'npm', version: '0.99.0', libraries: ['typescript@5.9.3'] },
  'openapi-typescript': { source: 'npm', version: '7.13.0', libraries: ['openapi-fetch@0.17.0', 'typescript@5.9.3'] },
  orval: { source: 'npm', version: '8.30.0', libraries: [] },
  'openapi-python-client': { source: 'PyPI', version: '0.29.1', libraries: ['httpx==0.28.1', 'attrs==26.1.0'] },
  'openapi-generator': {
    source: 'Maven',
    version: '7.25.0',
    libraries: ['urllib3==2.8.0', 'pydantic==2.14.3', 'python-dateutil==2.9.0.post0', 'typing-extensions==4.16.0'],
  },
} as const satisfies Readonly<Record<string, Tool>>;

/** The name of a tool. */
export type ToolName = keyof typeof TOOLS;

/** Maven's plugin that fetches a file without a project. */
export const MAVEN_FETCH = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1';
