// Reads the interface's description and lets its operations be tried: signed in by the cookie, or with a token.

const words = {
  zh: {
    other: 'English',
    lead: '按当前登录身份调用,或填写 API 令牌。这里的调用是真实的:会改变数据。',
    search: '查找',
    token: 'API 令牌(可选)',
    needs: '需要',
    public: '无需登录',
    'signed-in': '登录即可',
    body: '正文(JSON)',
    file: '文件',
    send: '发送',
    answer: '答复',
    schema: '答复的结构',
    bodySchema: '正文的结构',
    lost: '无法连接服务器',
    wrong: '正文不是有效的 JSON',
    none: '没有匹配的操作',
  },
  en: {
    other: '中文',
    lead: 'Calls are made as whoever is signed in, or with an API token. They are real: they change data.',
    search: 'Find',
    token: 'API token (optional)',
    needs: 'Needs',
    public: 'nobody signed in',
    'signed-in': 'anyone signed in',
    body: 'Body (JSON)',
    file: 'File',
    send: 'Send',
    answer: 'Answer',
    schema: 'Shape of the answer',
    bodySchema: 'Shape of the body',
    lost: 'The server cannot be reached',
    wrong: 'The body is not valid JSON',
    none: 'No operation matches',
  },
};

const byId = (id) => document.getElementById(id);
let language = navigator.language.startsWith('zh') ? 'zh' : 'en';
const say = (key) => words[language][key] ?? key;

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

const response = await fetch('/api/openapi.json');
const description = await response.json();
const prefix = description.servers[0].url;
const methods = ['get', 'post', 'put', 'patch', 'delete'];
const operations = Object.entries(description.paths).flatMap(([path, item]) =>
  methods.filter((method) => item[method]).map((method) => ({ path, method, ...item[method] })),
);

/** A value that fits the schema's shape, to begin with. */
function example(schema, depth = 0) {
  if (schema.$ref || depth > 6) return null;
  if ('default' in schema) return schema.default;
  if ('const' in schema) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [choice] = schema.anyOf ?? schema.oneOf ?? [];
  if (choice) return example(choice, depth + 1);
  if (schema.type === 'object') {
    const entries = Object.entries(schema.properties ?? {}).map(([key, one]) => [key, example(one, depth + 1)]);
    return Object.fromEntries(entries);
  }
  if (schema.type === 'array') return [];
  if (schema.type === 'boolean') return false;
  if (schema.type === 'integer' || schema.type === 'number') return 0;
  return schema.type === 'null' ? null : '';
}

function parameterField(parameter) {
  const { name, schema, required } = parameter;
  const input = schema.enum
    ? element('select', {}, element('option', { value: '' }), ...schema.enum.map((one) => element('option', {}, one)))
    : element('input', { required, autocomplete: 'off' });
  const label = element('label', { title: parameter.description ?? '' }, required ? `${name} *` : name, input);
  return { parameter, input, label };
}

function addressOf(path, fields) {
  const query = new URLSearchParams();
  let filled = path;
  for (const { parameter, input } of fields) {
    if (parameter.in === 'path') filled = filled.replace(`{${parameter.name}}`, encodeURIComponent(input.value));
    if (parameter.in === 'query' && input.value !== '') query.set(parameter.name, input.value);
  }
  return `${prefix}${filled}${query.size === 0 ? '' : `?${query}`}`;
}

function headersOf(fields, type) {
  const headers = new Headers(type ? { 'content-type': type } : {});
  const token = byId('token').value.trim();
  if (token) headers.set('authorization', `Bearer ${token}`);
  for (const { parameter, input } of fields)
    if (parameter.in === 'header' && input.value !== '') headers.set(parameter.name, input.value);
  return headers;
}

async function show(answered, output) {
  const text = await answered.text();
  let shown = text;
  try {
    shown = JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    // Not JSON: shown as it came.
  }
  output.textContent = `${answered.status} ${answered.statusText}\n\n${shown}`;
  output.className = answered.ok ? '' : 'wrong';
}

function bodyField(operation) {
  const [type, content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  if (!type) return { read: () => undefined };
  if (type !== 'application/json') {
    const input = element('input', { type: 'file', required: true });
    return { type, label: element('label', {}, say('file'), input), read: () => input.files[0] };
  }
  const start = JSON.stringify(example(content.schema), null, 2);
  const input = element('textarea', { value: start, spellcheck: false });
  const schema = shapeOf(say('bodySchema'), content.schema);
  const read = () => JSON.stringify(JSON.parse(input.value));
  return { type, label: element('div', {}, element('label', {}, say('body'), input), schema), read };
}

const shapeOf = (title, schema) =>
  element('details', {}, element('summary', {}, title), element('pre', {}, JSON.stringify(schema, null, 2)));

function formOf(operation) {
  const fields = (operation.parameters ?? []).map(parameterField);
  const body = bodyField(operation);
  const output = element('pre', { hidden: true, tabIndex: 0, ariaLabel: say('answer') });
  const form = element('form', {}, element('div', { className: 'fields' }, ...fields.map(({ label }) => label)));
  if (body.label) form.append(body.label);
  form.append(element('button', { className: 'act' }, say('send')), output);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    output.hidden = false;
    try {
      const sent = { method: operation.method.toUpperCase(), headers: headersOf(fields, body.type), body: body.read() };
      if (sent.headers.has('authorization')) sent.credentials = 'omit';
      await show(await fetch(addressOf(operation.path, fields), sent), output);
    } catch (error) {
      output.className = 'wrong';
      output.textContent = say(error instanceof SyntaxError ? 'wrong' : 'lost');
    }
  });
  return form;
}

function cardOf(operation) {
  const summary = element(
    'summary',
    {},
    element('span', { className: 'method' }, operation.method.toUpperCase()),
    element('code', {}, operation.path),
    element('span', { className: 'quiet' }, operation['x-summary'][language]),
  );
  const card = element('details', { id: operation.operationId }, summary);
  card.addEventListener('toggle', () => {
    if (!card.open || card.childElementCount > 1) return;
    const need = element('p', { className: 'quiet' }, `${say('needs')}: ${say(operation['x-permission'])}`);
    const reply = operation.responses[200]?.content?.['application/json']?.schema;
    card.append(element('div', {}, need, formOf(operation), ...(reply ? [shapeOf(say('schema'), reply)] : [])));
  });
  return card;
}

const matches = (operation, text) =>
  [operation.path, operation['x-operation'], operation.summary].some((one) => one.toLowerCase().includes(text));

function draw() {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  byId('language').textContent = say('other');
  byId('lead').textContent = say('lead');
  byId('search-label').textContent = say('search');
  byId('token-label').textContent = say('token');
  const found = operations.filter((operation) => matches(operation, byId('search').value.trim().toLowerCase()));
  const areas = Map.groupBy(found, (operation) => operation.tags[0]);
  const sections = [...areas].map(([area, those]) =>
    element('section', {}, element('h2', {}, area), ...those.map((operation) => cardOf(operation))),
  );
  byId('operations').replaceChildren(...(sections.length === 0 ? [element('p', {}, say('none'))] : sections));
}

byId('language').addEventListener('click', () => {
  language = language === 'zh' ? 'en' : 'zh';
  draw();
});
byId('controls').addEventListener('submit', (event) => event.preventDefault());
byId('search').addEventListener('input', draw);
draw();
