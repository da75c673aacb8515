import type { Endpoint } from '@tongli/contracts/kernel';
import type { Json } from './schemas.ts';

const parameters: Json = {
  type: 'object',
  additionalProperties: { type: ['string', 'number', 'boolean', 'null'] },
};

/** The body of every refusal and failure (RFC 9457), as `contracts/kernel/problem.ts` types it. */
export const problemSchema: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'params', 'errors', 'requestId'],
  properties: {
    type: { const: 'about:blank' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'What went wrong; never prose. 错误代码' },
    params: parameters,
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'code', 'params'],
        properties: { field: { type: 'string' }, code: { type: 'string' }, params: parameters },
      },
    },
    requestId: { type: 'string', description: 'Also in x-request-id and in the server’s log. 亦见于响应头与日志' },
    current: { description: 'With stale-version: the record as it is now. 版本过期时为当前记录' },
  },
};

interface Failure {
  readonly description: string;
  /** All codes that the platform itself gives with this status; a module's refusals carry codes of their own. */
  readonly codes: readonly string[];
  readonly retryAfter?: true;
  readonly when: (endpoint: Endpoint) => boolean;
}

const always = () => true;
const changes = ({ method }: Endpoint) => method !== 'GET';

const failures: Readonly<Record<string, Failure>> = {
  400: { description: 'Not understood 无法解析', codes: ['malformed'], when: always },
  401: { description: 'Nobody is signed in 未登录', codes: ['not-signed-in'], when: ({ need }) => need !== 'public' },
  403: {
    description: 'Not allowed 无权限',
    codes: ['forbidden', 'cross-site'],
    when: (endpoint) => changes(endpoint) || endpoint.need !== 'public',
  },
  404: { description: 'Not found 未找到', codes: ['not-found'], when: ({ path }) => path.includes(':') },
  409: { description: 'Refused in this state 当前状态不允许', codes: ['stale-version'], when: changes },
  413: { description: 'Too large 内容过大', codes: ['payload-too-large'], when: changes },
  415: {
    description: 'Another kind of body is expected 内容类型不符',
    codes: ['unsupported-media-type'],
    when: changes,
  },
  416: {
    description: 'The file has no such part 文件没有所请求的部分',
    codes: ['no-such-part'],
    when: ({ download }) => download,
  },
  422: { description: 'Input is wrong 输入有误', codes: ['invalid-input', 'idempotency-mismatch'], when: always },
  429: { description: 'Too many requests 请求过多', codes: ['too-many-requests'], retryAfter: true, when: always },
  500: { description: 'A defect 内部错误', codes: ['internal'], when: always },
  503: {
    description: 'Not available at the moment 暂不可用',
    codes: ['unavailable', 'overloaded'],
    retryAfter: true,
    when: always,
  },
  507: { description: 'The disk is full 磁盘已满', codes: ['storage-full'], when: changes },
};

const retryAfter: Json = {
  'Retry-After': { description: 'Seconds to wait 等待秒数', schema: { type: 'integer', minimum: 1 } },
};

/** One response a status, to be referred to. */
export const problemResponses: Json = Object.fromEntries(
  Object.entries(failures).map(([status, { description, codes, retryAfter: waits }]) => [
    `problem-${status}`,
    {
      description: `${description}: ${codes.join(', ')}`,
      ...(waits ? { headers: retryAfter } : {}),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/problem' } } },
    },
  ]),
);

export const problemsOf = (endpoint: Endpoint): Json =>
  Object.fromEntries(
    Object.entries(failures)
      .filter(([, { when }]) => when(endpoint))
      .map(([status]) => [status, { $ref: `#/components/responses/problem-${status}` }]),
  );
