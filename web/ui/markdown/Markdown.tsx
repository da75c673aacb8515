import { marked, type Token, type Tokens } from 'marked';
import { Fragment, type ReactNode } from 'react';
import './markdown.css';

/** Where a link may lead: elsewhere on the web, to a mailbox or a telephone, or within the house. */
const safe = /^(?:https?:\/\/|mailto:|tel:|\/(?!\/)|#)/i;

const headings = ['h2', 'h3', 'h4', 'h5', 'h6', 'h6'] as const;

const inner = (token: Token) => <Written tokens={'tokens' in token && token.tokens ? token.tokens : []} />;

function Table({ header, rows }: Tokens.Table) {
  return (
    <div className="markdown-table">
      <table>
        <thead>
          <tr>
            {header.map((cell, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: what was parsed keeps its order.
              <th key={at}>
                <Written tokens={cell.tokens} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: what was parsed keeps its order.
            <tr key={at}>
              {row.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: what was parsed keeps its order.
                <td key={column}>
                  <Written tokens={cell.tokens} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function List({ ordered, start, items }: Tokens.List) {
  const entries = items.map((item, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: what was parsed keeps its order.
    <li key={at}>
      <Written tokens={item.tokens} />
    </li>
  ));
  return ordered ? <ol start={Number(start) || 1}>{entries}</ol> : <ul>{entries}</ul>;
}

function Anchor({ token }: { token: Tokens.Link }) {
  if (!safe.test(token.href)) return inner(token);
  const away = /^https?:/i.test(token.href) ? { target: '_blank', rel: 'noopener noreferrer' } : {};
  return (
    <a href={token.href} {...away}>
      {inner(token)}
    </a>
  );
}

function Heading({ token }: { token: Tokens.Heading }) {
  const Level = headings[token.depth - 1] ?? 'h6';
  return <Level>{inner(token)}</Level>;
}

type Draw = (token: Token) => ReactNode;

/** Of all others, HTML and pictures from elsewhere among them, the words stand as they were typed. */
const drawings: Readonly<Record<string, Draw>> = {
  space: () => null,
  hr: () => <hr />,
  br: () => <br />,
  heading: (token) => <Heading token={token as Tokens.Heading} />,
  paragraph: (token) => <p>{inner(token)}</p>,
  blockquote: (token) => <blockquote>{inner(token)}</blockquote>,
  list: (token) => <List {...(token as Tokens.List)} />,
  table: (token) => <Table {...(token as Tokens.Table)} />,
  code: (token) => (
    <pre>
      <code>{(token as Tokens.Code).text}</code>
    </pre>
  ),
  codespan: (token) => <code>{(token as Tokens.Codespan).text}</code>,
  strong: (token) => <strong>{inner(token)}</strong>,
  em: (token) => <em>{inner(token)}</em>,
  del: (token) => <del>{inner(token)}</del>,
  link: (token) => <Anchor token={token as Tokens.Link} />,
  text: (token) => ('tokens' in token && token.tokens ? inner(token) : (token as Tokens.Text).text),
  escape: (token) => (token as Tokens.Escape).text,
  checkbox: (token) => ((token as Tokens.Checkbox).checked ? '☑ ' : '☐ '),
};

function Written({ tokens }: { tokens: readonly Token[] }): ReactNode {
  return tokens.map((token, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: what was parsed keeps its order.
    <Fragment key={at}>{(drawings[token.type] ?? ((one: Token) => one.raw))(token)}</Fragment>
  ));
}

/** Text that people wrote in Markdown. It becomes elements, never HTML: what is none of Markdown's own is shown as it was typed. */
export default function Markdown({ text, lang }: { text: string; lang?: string }) {
  return (
    <div className="markdown" {...(lang ? { lang } : {})}>
      <Written tokens={marked.lexer(text, { gfm: true, breaks: true })} />
    </div>
  );
}
