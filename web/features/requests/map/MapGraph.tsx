import type { ProcessMap } from '@tongli/contracts/requests';
import { type KeyboardEvent, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNumbers } from '../../../ui/numbers.ts';
import { box, type Way } from '../process/layout.ts';
import { keyOf, mapDrawing, widthOf } from './drawing.ts';
import { useNames, useTimeWords } from './words.ts';
import '../process/process.css';
import './map.css';

interface GraphProps {
  map: ProcessMap;
  /** The share of cases that a way needs to be drawn. */
  least: number;
  /** `step:a` or `edge:a>b`. */
  chosen: string | null;
  onChoose: (element: string) => void;
}

const short = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

const pressed = (act: () => void) => (event: KeyboardEvent) => {
  if (event.key !== 'Enter' && event.key !== ' ') return;
  event.preventDefault();
  act();
};

/** The box of a step: how often it was done, and its time in the middle. */
function Node({
  map,
  at,
  chosen,
  onChoose,
}: Omit<GraphProps, 'least'> & { at: { key: string; x: number; y: number } }) {
  const { t } = useTranslation();
  const nameOf = useNames(map);
  const { work } = useTimeWords();
  const { number } = useNumbers();
  const step = map.steps.find(({ key }) => key === at.key);
  const ended = at.key === '@end' ? map.finished : map.cases;
  const says = step
    ? [t('requests.map.times-done', { times: number(step.count) }), step.times ? work(step.times.minutes.median) : '']
    : [t('requests.map.cases-here', { cases: number(at.key.startsWith('@') ? ended : 0) })];
  const element = `step:${at.key}`;
  const classes = ['process-step', element === chosen ? 'chosen' : '', map.slowest === at.key ? 'slowest' : ''];
  const content = (
    <>
      <rect width={box.width} height={box.height} rx={at.key.startsWith('@') ? box.height / 2 : 6} />
      <text x={at.key.startsWith('@') ? 24 : 12} y="23" className="process-name">
        {short(nameOf(at.key), 12)}
      </text>
      <text x={at.key.startsWith('@') ? 24 : 12} y="43" className="process-limit">
        {says.filter(Boolean).join(' · ')}
      </text>
    </>
  );
  const place = { className: classes.filter(Boolean).join(' '), transform: `translate(${at.x} ${at.y})` };
  if (!step) return <g {...place}>{content}</g>;
  const choose = () => onChoose(element);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button of HTML cannot stand in a drawing.
    <g
      {...place}
      role="button"
      tabIndex={0}
      aria-pressed={element === chosen}
      onClick={choose}
      onKeyDown={pressed(choose)}
    >
      {content}
    </g>
  );
}

/** What is known of the ways on the drawing: which stand in no definition, and which is the dearest to go back. */
function useKinds({ ways, loops, nodes }: ProcessMap) {
  return useMemo(() => {
    const allowed = new Set(ways.map(keyOf));
    const steps = new Set(nodes.flatMap(({ key, name }) => (name ? [key] : [])));
    const dearest = loops[0] ? keyOf(loops[0]) : null;
    return ({ from, to }: Way) => {
      const key = keyOf({ from, to });
      const strays = steps.has(from) && steps.has(to) && !allowed.has(key);
      return [strays ? 'strays' : '', key === dearest ? 'dearest' : ''].filter(Boolean).join(' ');
    };
  }, [ways, loops, nodes]);
}

function Edge({
  map,
  way,
  count,
  width,
  kind,
  chosen,
  onChoose,
}: Omit<GraphProps, 'least'> & {
  way: Way;
  count: number;
  width: number;
  kind: string;
}) {
  const { t } = useTranslation();
  const nameOf = useNames(map);
  const { number } = useNumbers();
  const element = `edge:${keyOf(way)}`;
  const choose = () => onChoose(element);
  const label = number(count);
  const room = 10 + label.length * 8;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button of HTML cannot stand in a drawing.
    <g
      role="button"
      tabIndex={0}
      aria-pressed={element === chosen}
      aria-label={t('requests.map.way-words', { from: nameOf(way.from), to: nameOf(way.to), times: label })}
      className={`map-way ${way.kind} ${kind}${element === chosen ? ' chosen' : ''}`}
      onClick={choose}
      onKeyDown={pressed(choose)}
    >
      <path d={way.path} className="map-way-reach" />
      <path d={way.path} className="map-way-line" style={{ strokeWidth: width }} markerEnd="url(#process-arrow)" />
      <rect x={way.middle.x - room / 2} y={way.middle.y - 9} width={room} height="18" rx="9" />
      <text x={way.middle.x} y={way.middle.y + 4} textAnchor="middle">
        {label}
      </text>
    </g>
  );
}

/** How cases really went: layers from the top, a line as thick as it was frequent, ways back at the left. */
export function MapGraph({ map, least, chosen, onChoose }: GraphProps) {
  const { t } = useTranslation();
  const drawing = useMemo(() => mapDrawing(map, least), [map, least]);
  const kindOf = useKinds(map);
  const most = map.edges[0]?.count ?? 1;
  return (
    <div className="process-drawing map-drawing">
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing, not the fields of a form. */}
      <svg width={drawing.width} height={drawing.height} role="group" aria-label={t('requests.map.title')}>
        <title>{t('requests.map.title')}</title>
        <defs>
          <marker
            id="process-arrow"
            viewBox="0 0 8 8"
            refX="6"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M0 0L8 4L0 8z" className="process-arrow" />
          </marker>
        </defs>
        {drawing.ways.map((way) => {
          const count = drawing.edges.get(keyOf(way))?.count ?? 0;
          const width = widthOf(count, most);
          const kind = kindOf(way);
          return <Edge key={keyOf(way)} {...{ map, way, count, width, kind, chosen, onChoose }} />;
        })}
        {drawing.steps.map((at) => (
          <Node key={at.key} map={map} at={at} chosen={chosen} onChoose={onChoose} />
        ))}
      </svg>
    </div>
  );
}
