import type { Endpoint } from '@tongli/contracts/kernel';
import { parametersOf } from './parameters.ts';
import { problemResponses, problemSchema, problemsOf } from './problems.ts';
import { type Json, schemaWriter } from './schemas.ts';

/** What an operation does, in both languages, by its id. */
export type OperationWords = Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

/** `complaints.lodge-in-portal` as a name that generated clients can use: `complaintsLodgeInPortal`. */
export const operationIdOf = (id: string): string =>
  id.replace(/[.-](\w)/g, (_, letter: string) => letter.toUpperCase());

const areaOf = ({ id }: Endpoint) => id.slice(0, id.indexOf('.'));

function bodyOf(endpoint: Endpoint, schema: Json): Json {
  if (endpoint.upload) {
    const bytes = { type: 'string', contentMediaType: 'application/octet-stream' };
    return { requestBody: { required: true, content: { 'application/octet-stream': { schema: bytes } } } };
  }
  if (endpoint.method === 'GET' || Object.keys(schema.properties ?? schema).length === 0) return {};
  return { requestBody: { required: true, content: { 'application/json': { schema } } } };
}

const part = { 'Content-Range': { description: 'The part sent 所发部分', schema: { type: 'string' } } };

function repliesOf(endpoint: Endpoint, schema: () => Json): Json {
  if (!endpoint.download)
    return { 200: { description: 'Done 完成', content: { 'application/json': { schema: schema() } } } };
  const content = { '*/*': { schema: { type: 'string', contentMediaType: 'application/octet-stream' } } };
  return {
    200: { description: 'The file 文件', content },
    206: { description: 'The part that Range asks for 所请求的部分', headers: part, content },
  };
}

type Write = ReturnType<typeof schemaWriter>['write'];

function operationOf(endpoint: Endpoint, words: OperationWords, write: Write): Json {
  const name = operationIdOf(endpoint.id);
  const { zh, en } = words[endpoint.id] ?? { zh: endpoint.id, en: endpoint.id };
  const part = (key: 'params' | 'query' | 'body') => write(endpoint[key], 'input', `${name}-${key}`);
  const parameters = parametersOf(endpoint, part('params'), part('query'));
  return {
    operationId: name,
    tags: [areaOf(endpoint)],
    summary: `${zh} · ${en}`,
    'x-summary': { zh, en },
    'x-operation': endpoint.id,
    'x-permission': endpoint.need,
    security: endpoint.need === 'public' ? [] : [{ session: [] }, { token: [] }],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...bodyOf(endpoint, part('body')),
    responses: {
      ...repliesOf(endpoint, () => write(endpoint.reply, 'output', `${name}-reply`)),
      ...problemsOf(endpoint),
    },
  };
}

const templateOf = ({ path }: Endpoint) => path.replace(/:(\w+)/g, '{$1}');

/** The whole interface below `/api/v1` as an OpenAPI 3.1 document. */
export function describe(endpoints: readonly Endpoint[], words: OperationWords): Json {
  const { write, components } = schemaWriter();
  const paths: Record<string, Record<string, Json>> = {};
  for (const endpoint of endpoints) {
    const path = templateOf(endpoint);
    paths[path] ??= {};
    paths[path][endpoint.method.toLowerCase()] = operationOf(endpoint, words, write);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tongli 同理',
      version: '1',
      description: 'Contact centre and complaint handling as one closed loop. 客户联络与投诉处理的闭环。',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/v1' }],
    tags: [...new Set(endpoints.map(areaOf))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { problem: problemSchema, ...components },
      responses: problemResponses,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'tongli_session' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}
