import type {
  AssignmentState,
  Attempt,
  AttemptEnding,
  AttemptItem,
  AttemptRow,
  Learning,
  LearningRow,
} from '@tongli/contracts/people';
import { audit } from '../../../platform/audit/audit.ts';
import { allowanceOf, type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { type Asked, rightAnswer } from '../bank/question.ts';
import { totalsOf } from '../paper/drawing.ts';
import { contentOf } from '../paper/papers.ts';
import { bothOf, tables } from '../store.ts';
import { endAssignment } from '../training/assigning.ts';
import { reasonOf } from '../training/assignments.ts';
import { decideReading, decideStart, triesLeft } from './attempt.ts';
import { type AttemptRecord, assignmentOf, findOwn, type ItemRecord, itemsOf, type Own } from './store.ts';

const rowOf = (row: AttemptRecord): AttemptRow => ({
  ...{ id: row.id, number: row.number, ending: row.ending as AttemptEnding | null },
  ...{ startedAt: row.started_at.toISOString(), deadlineAt: row.deadline_at.toISOString() },
  ...{ closedAt: row.closed_at?.toISOString() ?? null, percent: row.percent, passed: row.passed },
});

const learningRowOf = (call: Call, { row, training, paper, tries }: Own): LearningRow => ({
  ...{ id: row.id, trainingId: training.id, title: bothOf(training), state: row.state as AssignmentState },
  ...{ dueAt: row.due_at.toISOString(), overdue: row.state === 'assigned' && row.due_at <= call.now },
  ...{ hasExam: paper !== null, readAt: row.read_at?.toISOString() ?? null, percent: row.percent },
  ...{ triesLeft: triesLeft(tries), endedAt: row.ended_at?.toISOString() ?? null },
});

/** Of what has ended so many are told. */
const mostEnded = 100;

export async function listMyLearning(call: Call): Promise<{ open: LearningRow[]; ended: LearningRow[] }> {
  const own = tables(call).selectFrom('people.assignment').select('id').where('person_id', '=', call.actor.id);
  const open = await own.where('state', '=', 'assigned').orderBy('due_at').orderBy('id').execute();
  const ended = await own
    .where('state', 'in', ['passed', 'failed'])
    .orderBy('ended_at', 'desc')
    .orderBy('id')
    .limit(mostEnded)
    .execute();
  const rows = async (ids: readonly { id: string }[]) => {
    const found: LearningRow[] = [];
    for (const { id } of ids) {
      const one = await findOwn(call, id);
      if (one) found.push(learningRowOf(call, one));
    }
    return found;
  };
  return { open: await rows(open), ended: await rows(ended) };
}

function examOf({ paper }: Own): Learning['exam'] {
  if (!paper) return null;
  const { title, parts, minutes, passPercent } = contentOf(paper);
  return { title, ...totalsOf(parts), minutes, passPercent };
}

const replyOf = (call: Call, own: Own): Learning => ({
  ...learningRowOf(call, own),
  words: { zh: own.training.words_zh, en: own.training.words_en },
  articleId: own.training.article_id,
  reason: reasonOf(own.row),
  exam: examOf(own),
  attempts: own.attempts.map(rowOf),
  actions: { read: allowanceOf(decideReading(own.tries)), start: allowanceOf(decideStart(own.tries)) },
});

export async function getMyLearning(call: Call, id: string): Promise<Learning | Refusal> {
  const own = await findOwn(call, id);
  return own ? replyOf(call, own) : notFound;
}

export async function readTraining(call: Call, id: string): Promise<Learning | Refusal> {
  const own = await findOwn(call, id, true);
  if (!own) return notFound;
  const refused = decideReading(own.tries);
  if (refused) return refused;
  await tables(call)
    .updateTable('people.assignment')
    .set({ read_at: own.row.read_at ?? call.now })
    .where('id', '=', id)
    .execute();
  if (!own.paper) await endAssignment(call, own.row, 'passed');
  await audit(call, 'people.read-training', { type: 'training-assignment', id });
  return getMyLearning(call, id);
}

export async function getAttempt(call: Call, id: string): Promise<Attempt | Refusal> {
  const assignmentId = await assignmentOf(call, id);
  const own = assignmentId === null ? null : await findOwn(call, assignmentId);
  return own ? describeAttempt(call, own, id) : notFound;
}

/** What is right is nobody's before it is over, and not while another try could profit by it. */
export async function describeAttempt(call: Call, own: Own, id: string): Promise<Attempt | Refusal> {
  const attempt = own.attempts.find((one) => one.id === id);
  if (!attempt) return notFound;
  const left = triesLeft(own.tries);
  const items = await itemsOf(call, id);
  return {
    ...rowOf(attempt),
    ...{ learningId: own.row.id, title: bothOf(attempt), passPercent: attempt.pass_percent, of: attempt.points_of },
    ...{ points: attempt.points, savedAt: attempt.saved_at?.toISOString() ?? null, triesLeft: left },
    items: items.map((item) => itemOf(item, left === 0)),
  };
}

function itemOf({ place, points, asked: frozen, answer, awarded }: ItemRecord, tellsRight: boolean): AttemptItem {
  const asked = frozen as Asked;
  return {
    ...{ place, kind: asked.kind, text: asked.text, points, answer },
    options: asked.options.map(({ id, text }) => ({ id, text })),
    result:
      awarded === null
        ? null
        : {
            awarded,
            right: tellsRight ? rightAnswer(asked) : null,
            explanation: tellsRight ? asked.explanation : null,
          },
  };
}
