import { type Comparison, type Endpoint, type ListShape, listShapeOf } from '@tongli/contracts/kernel';
import { maxKeyLength } from '../idempotency.ts';
import type { Json } from './schemas.ts';

const usualMaxLimit = 200;

const meanings: Readonly<Record<Comparison, string>> = {
  eq: 'equals 等于',
  ne: 'differs from 不等于',
  in: 'is one of, separated by commas 属于其中之一(逗号分隔)',
  gte: 'at least 不小于',
  gt: 'more than 大于',
  lte: 'at most 不大于',
  lt: 'less than 小于',
  null: 'is absent: true or false 为空:true 或 false',
  starts: 'begins with 以此开头',
};

const inQuery = (name: string, schema: Json, description: string): Json => ({
  name,
  in: 'query',
  required: false,
  schema,
  description,
});

/** The one list query language: only these filters and sorts are taken. */
function ofList({ filters, sorts, usualSort, maxLimit = usualMaxLimit, counted }: ListShape): Json[] {
  const conditions = Object.entries(filters).flatMap(([field, comparisons]) =>
    comparisons.map((comparison) =>
      inQuery(`filter[${field}][${comparison}]`, { type: 'string' }, `${field}: ${meanings[comparison]}`),
    ),
  );
  const orders = sorts.flatMap((field) => [field, `-${field}`]);
  return [
    ...conditions,
    inQuery('sort', { type: 'string', enum: orders, default: usualSort }, 'A leading - is descending. 前缀 - 表示降序'),
    inQuery('cursor', { type: 'string' }, 'nextCursor of the page before, in the same order. 上一页的 nextCursor'),
    inQuery('limit', { type: 'integer', minimum: 1, maximum: maxLimit, default: 50 }, 'Rows of a page. 每页行数'),
    ...(counted ? [inQuery('count', { type: 'boolean' }, 'Whether total says how many match. 是否给出总数')] : []),
  ];
}

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, Json>>;
  readonly required?: readonly string[];
}

const each = (place: 'path' | 'query', { properties = {}, required = [] }: ObjectSchema): Json[] =>
  Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema,
  }));

const idempotencyKey: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', minLength: 1, maxLength: maxKeyLength },
  description:
    'Chosen by the client for one creation; a repeat with the same key gets the first reply. 由客户端为一次创建选定;用同一键重复请求得到第一次的答复',
};

const project: Json = {
  name: 'X-Project',
  in: 'header',
  required: false,
  schema: { type: 'string', format: 'uuid' },
  description:
    'Narrows the call to one project; without it, all that the caller reaches. 把请求限定在一个项目内;不填则为可及的全部项目',
};

const range: Json = {
  name: 'Range',
  in: 'header',
  required: false,
  schema: { type: 'string' },
  description: 'One part, such as bytes=0-1023. 一个部分,如 bytes=0-1023',
};

/** Everything that is sent beside the body. */
export function parametersOf(endpoint: Endpoint, params: ObjectSchema, query: ObjectSchema): Json[] {
  const shape = listShapeOf(endpoint.query);
  return [
    ...each('path', params),
    ...(shape ? ofList(shape) : each('query', query)),
    ...(endpoint.need.includes('.') ? [project] : []),
    ...(endpoint.creates ? [idempotencyKey] : []),
    ...(endpoint.download ? [range] : []),
  ];
}
