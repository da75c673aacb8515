import { type Bone, type BoneLine, bonesOf, type CauseNode, wrapped } from './tree.ts';
import './causes.css';

interface FishboneProps {
  /** What is to be explained: the head. */
  problem: string;
  roots: readonly CauseNode[];
  /** Categories that stand always. */
  usual: readonly string[];
  nameOf: (category: string) => string;
  percent: (share: number) => string;
  /** What it shows, in a sentence. */
  label: string;
  /** The cause at which the analysis ended. */
  rootId: string | null;
}

const [lineHeight, boneWidth, headWidth, slant, edge] = [24, 268, 186, 64, 14];

interface Placed {
  readonly bone: Bone;
  /** Where it meets the spine, and whether it comes from above. */
  readonly x: number;
  readonly above: boolean;
}

const boneHeight = (lines: number) => Math.max(2, lines) * lineHeight + 34;

function place(bones: readonly Bone[]) {
  const pairs = Math.ceil(bones.length / 2);
  const width = edge * 2 + pairs * boneWidth + headWidth + 30;
  const most = (above: boolean) =>
    Math.max(0, ...bones.filter((_, index) => (index % 2 === 0) === above).map(({ lines }) => lines.length));
  const [up, down] = [boneHeight(most(true)), boneHeight(most(false))];
  const spine = edge + 26 + up;
  const placed = bones.map(
    (bone, index): Placed => ({
      bone,
      x: width - edge - headWidth - 18 - Math.floor(index / 2) * boneWidth,
      above: index % 2 === 0,
    }),
  );
  return { placed, width, height: spine + down + 26 + edge, spine, up, down };
}

function Line({
  line,
  x,
  y,
  percent,
  root,
}: {
  line: BoneLine;
  x: number;
  y: number;
  percent: FishboneProps['percent'];
  root: boolean;
}) {
  const { node, depth } = line;
  const share = node.share === null || node.cases === 0 ? '' : ` · ${percent(node.share)}`;
  const length = boneWidth - slant - 16 - depth * 8;
  const from = x - length;
  // In widths of a character of 14 pixels, less the share behind them and the hook before them.
  const [words = ''] = wrapped(node.answer, length / 14 - share.length * 0.6 - (depth > 0 ? 1.5 : 0.3), 1);
  return (
    <g className={root ? 'rib rib-root' : 'rib'}>
      <title>{`${node.number} ${node.answer}${share}`}</title>
      <line x1={from} x2={x} y1={y} y2={y} strokeWidth={depth === 0 ? 1.5 : 1} />
      <text x={from} y={y - 5} className={depth === 0 ? 'rib-words' : 'rib-words rib-deeper'}>
        {depth > 0 ? `↳ ${words}` : words}
        <tspan className="rib-share">{share}</tspan>
      </text>
    </g>
  );
}

function BoneOf({
  placed,
  spine,
  length,
  props,
}: {
  placed: Placed;
  spine: number;
  length: number;
  props: FishboneProps;
}) {
  const { above, bone, x } = placed;
  const side = above ? -1 : 1;
  const end = { x: x - slant, y: spine + side * length };
  const words = props.nameOf(bone.category);
  const width = Math.max(
    64,
    [...words].reduce((sum, one) => sum + (one.charCodeAt(0) < 0x2e80 ? 8.5 : 14), 26),
  );
  return (
    <g className={bone.lines.length > 0 ? 'bone' : 'bone bone-empty'}>
      <line x1={end.x} y1={end.y} x2={x} y2={spine} className="bone-line" />
      <rect x={end.x - width / 2} y={above ? end.y - 26 : end.y} width={width} height={26} rx={13} />
      <text x={end.x} y={above ? end.y - 8.5 : end.y + 17.5} textAnchor="middle" className="bone-words">
        {words}
      </text>
      {bone.lines.map((line, index) => {
        // From the far end towards the spine, so that the first cause stands next to its category.
        const away = above
          ? length - 26 - index * lineHeight
          : length - 14 - (bone.lines.length - 1 - index) * lineHeight;
        const y = spine + side * away;
        return (
          <Line
            key={line.node.id}
            line={line}
            x={x - (slant * away) / length}
            y={y}
            percent={props.percent}
            root={line.node.id === props.rootId}
          />
        );
      })}
    </g>
  );
}

/** Causes as the bones of a fish, by category; what hangs below a cause stands under it. Its words stand in the tree beside it too. */
export function Fishbone(props: FishboneProps) {
  const { label, problem, roots, usual } = props;
  const { down, height, placed, spine, up, width } = place(bonesOf(roots, usual));
  const head = wrapped(problem, 11.5, 4);
  const headLeft = width - edge - headWidth;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and whoever has no mouse scrolls it by keys.
    <section className="causes-scroll" aria-label={label} tabIndex={0}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        className={width > 1_100 ? 'fishbone fishbone-wide' : 'fishbone'}
        role="img"
        aria-label={label}
      >
        <path d={`M${edge} ${spine - 22} L${edge + 34} ${spine} L${edge} ${spine + 22}`} className="fish-tail" />
        <line x1={edge + 34} x2={headLeft} y1={spine} y2={spine} className="fish-spine" />
        {placed.map((one) => (
          <BoneOf key={one.bone.category} placed={one} spine={spine} length={one.above ? up : down} props={props} />
        ))}
        <path
          d={`M${headLeft} ${spine - 52} h${headWidth - 36} q36 20 36 52 q0 32 -36 52 h${-(headWidth - 36)} z`}
          className="fish-head"
        />
        <text className="fish-head-words">
          {head.map((line, index) => (
            <tspan key={line} x={headLeft + 14} y={spine + 5 + (index - (head.length - 1) / 2) * 20}>
              {line}
            </tspan>
          ))}
        </text>
      </svg>
    </section>
  );
}
