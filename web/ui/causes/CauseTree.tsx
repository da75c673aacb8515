import type { ReactNode } from 'react';
import type { CauseNode } from './tree.ts';
import './causes.css';

interface CauseTreeProps {
  problem: string;
  roots: readonly CauseNode[];
  label: string;
  /** The cause at which the analysis ended. */
  rootId: string | null;
  /** What stands below a cause: its share and what it rests on. */
  footOf: (node: CauseNode) => ReactNode;
}

function Branch({
  nodes,
  rootId,
  footOf,
}: Pick<CauseTreeProps, 'rootId' | 'footOf'> & { nodes: readonly CauseNode[] }) {
  return (
    <ul>
      {nodes.map((node) => (
        <li key={node.id}>
          <div className={node.id === rootId ? 'cause cause-root' : 'cause'}>
            <p>
              <span className="why-number figures">{node.number}</span> {node.answer}
            </p>
            {node.share === null ? null : (
              <div className="cause-share" aria-hidden="true">
                <span style={{ width: `${node.share * 100}%` }} />
              </div>
            )}
            <div className="cause-foot">{footOf(node)}</div>
          </div>
          {node.below.length > 0 ? <Branch nodes={node.below} rootId={rootId} footOf={footOf} /> : null}
        </li>
      ))}
    </ul>
  );
}

/** From the problem on the left to its ends on the right: each cause with its share of the complaints and its evidence. */
export function CauseTree({ label, problem, rootId, roots, footOf }: CauseTreeProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and whoever has no mouse scrolls it by keys.
    <section className="causes-scroll" aria-label={label} tabIndex={0}>
      <div className="cause-tree">
        <div className="cause cause-problem">{problem}</div>
        {roots.length > 0 ? <Branch nodes={roots} rootId={rootId} footOf={footOf} /> : null}
      </div>
    </section>
  );
}
