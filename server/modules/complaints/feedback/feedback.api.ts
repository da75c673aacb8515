import { randomUUID } from 'node:crypto';
import { listAudit } from '@tongli/contracts/access';
import * as contract from '@tongli/contracts/complaints';
import * as contacts from '@tongli/contracts/contacts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { personNamed, units } from '../../../sample/people.ts';
import { admitTo } from '../../../test/narrowed.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { addProject } from '../../org/index.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await visiting(0);
});
afterAll(() => world.close());

const complaint = {
  customer: { name: '林晓梅', phone: '138 1234 5678' },
  product: 'broadband',
  area: 'gaoxin',
  facts: '约了三次都没有人来装宽带。',
  demand: '给出确定的上门时间',
};
/** Of a hundred closed cases so many are visited. */
async function visiting(share: number) {
  const { rules, version } = (await world.request('admin', contract.getFeedbackRules)).reply;
  const each = { upheld: share, 'partly-upheld': share, 'not-upheld': share };
  const shares = { minor: each, normal: each, serious: each, safety: each };
  const body = { rules: { ...rules, shares, mostTries: 2 }, version };
  expect((await world.request('admin', contract.setFeedbackRules, { body })).status).toBe(200);
}

async function lodged(changes: object = {}) {
  const { reply } = await world.request(null, contract.lodgeInPortal, { body: { ...complaint, ...changes } });
  const { items } = (
    await world.request('liwei', contract.listComplaints, { query: { 'filter[number][starts]': reply.number } })
  ).reply;
  return { id: items[0]?.id ?? '', number: reply.number, token: reply.token };
}

const get = async (id: string) => (await world.request('liwei', contract.getComplaint, { params: { id } })).reply;
const follow = async (token: string) =>
  (await world.request(null, contract.followComplaint, { params: { token } })).reply;
const feedback = async (id: string, as = 'chenjing') =>
  (await world.request(as, contract.getFeedback, { params: { id } })).reply;

async function answered(id: string, text = '已安排，明早上门。') {
  const params = { id };
  if ((await get(id)).state === 'lodged')
    await world.request('liwei', contract.acknowledgeComplaint, { params, body: { message: '您好，已收到。' } });
  const record = { step: 'understand', facts: '爽约', demand: '定时间', feeling: '生气', confirmation: '对' } as const;
  const { version } = await get(id);
  const recorded = { params: { id, step: record.step }, body: { record, version } };
  await world.request('liwei', contract.recordStep, recorded);
  const { status } = await world.request('liwei', contract.answerComplaint, { params, body: { text } });
  expect(status).toBe(200);
}

async function closed(id: string) {
  const explain = { step: 'explain', explanation: '派错了区', accepted: true } as const;
  const body = { record: explain, version: (await get(id)).version };
  await world.request('liwei', contract.recordStep, { params: { id, step: 'explain' }, body });
  for (const step of ['divert', 'carry-out', 'make-good', 'advise'] as const) {
    const { version } = await get(id);
    await world.request('liwei', contract.skipStep, { params: { id, step }, body: { reason: '不适用', version } });
  }
  const done = await world.request('liwei', contract.closeComplaint, {
    params: { id },
    body: { validity: 'upheld', cause: 'install-delay' },
  });
  await world.house.settle();
  return done;
}

async function letters(id: string) {
  await world.house.settle();
  return (await world.request('liwei', contract.listLetters, { params: { id } })).reply.letters;
}

describe('to and fro with the customer', () => {
  test('a question goes out as a letter, is answered in the portal, and keeps the case open until it is settled', async () => {
    const { id, token, number } = await lodged();
    await answered(id);
    const body = { text: '请问当时约的是几号？', pausing: false };
    const asked = await world.request('liwei', contract.askCustomer, { params: { id }, body });
    const question = asked.reply.questions[0];
    expect(question).toMatchObject({ state: 'open', text: body.text, askedByName: '李伟' });
    expect((await closed(id)).problem).toMatchObject({ code: 'matters-open', params: { matters: 'questions' } });
    const kept = await letters(id);
    expect(kept.map(({ kind, way }) => `${kind} ${way}`).sort()).toEqual([
      ...['acknowledgement kept', 'answer kept', 'question kept'],
    ]);
    const sent = kept.find(({ kind }) => kind === 'question');
    expect(sent?.body).toMatch(/^尊敬的林先生\/女士：[^{}＿]*请问当时约的是几号？/);
    expect(sent?.body).toContain(number);
    const reply = { text: '是三月一号，电话 13812345678', fileIds: [] };
    const params = { token, questionId: question?.id ?? '' };
    const said = await world.request(null, contract.answerQuestion, { params, body: reply });
    expect(said.reply.questions[0]).toMatchObject({ state: 'answered', answer: '是三月一号，电话 138****5678' });
    expect(said.reply.course.map(({ kind }) => kind)).toEqual([
      ...['lodged', 'acknowledged', 'answered', 'question', 'reply'],
    ]);
    const again = await world.request(null, contract.answerQuestion, { params, body: reply });
    expect(again.problem.code).toBe('question-settled');
    expect((await closed(id)).status).toBe(200);
  });

  test('nobody answers the question of another case by their own link', async () => {
    const [mine, other] = [await lodged(), await lodged()];
    const asked = await world.request('liwei', contract.askCustomer, { params: { id: other.id }, body: { text: '?' } });
    const questionId = asked.reply.questions[0]?.id ?? '';
    const params = { token: mine.token, questionId };
    const tried = await world.request(null, contract.answerQuestion, { params, body: { text: 'x' } });
    expect(tried.status).toBe(404);
    const forged = `${other.token.split('.')[0]}.${mine.token.split('.')[1]}`;
    const entered = await world.request(null, contract.acceptAnswer, { params: { token: forged } });
    expect(entered.status).toBe(404);
    const withdrawn = await world.request('liwei', contract.withdrawQuestion, {
      params: { id: other.id, questionId },
      body: { reason: '已经查到' },
    });
    expect(withdrawn.reply.questions[0]?.state).toBe('withdrawn');
    expect((await follow(other.token)).questions).toEqual([]);
  });

  test('an answer is accepted and rated once; who is dissatisfied is heard', async () => {
    const { id, token } = await lodged();
    const early = await world.request(null, contract.acceptAnswer, { params: { token } });
    expect(early.problem.code).toBe('not-answered');
    await answered(id);
    const accepted = await world.request(null, contract.acceptAnswer, { params: { token } });
    expect(accepted.reply).toMatchObject({ accepted: true, may: { accept: false, rate: true, appeal: true } });
    const body = { satisfied: false, words: '太慢了' };
    const rated = await world.request(null, contract.rateAnswer, { params: { token }, body });
    expect(rated.reply.rating).toEqual({ satisfied: false, words: '太慢了' });
    const again = await world.request(null, contract.rateAnswer, { params: { token }, body });
    expect(again.problem.code).toBe('already-rated');
    expect((await feedback(id)).verdicts).toMatchObject([{ satisfied: false, words: '太慢了' }]);
    expect((await get(id)).timeline.slice(-2).map(({ code }) => code)).toEqual(['accepted', 'rated']);
  });
});

describe('an appeal', () => {
  test('is decided by somebody else in its time, and upheld takes the case up again', async () => {
    const { id, token } = await lodged();
    await answered(id);
    await closed(id);
    const body = { reason: '还是没人来' };
    const appealed = await world.request(null, contract.appealInPortal, { params: { token }, body });
    expect(appealed.reply).toMatchObject({ appeal: { state: 'lodged' }, may: { accept: false, appeal: false } });
    const twice = await world.request(null, contract.appealInPortal, { params: { token }, body });
    expect(twice.problem.code).toBe('already-appealed');
    const [appeal] = (await feedback(id)).appeals;
    const params = { id: appeal?.id ?? '' };
    const liwei = personNamed('liwei').id;
    const own = await world.request('liwei', contract.reviewAppeal, { params, body: { reviewerId: liwei } });
    expect(own.problem).toMatchObject({ code: 'own-answer' });
    const given = { params, body: { reviewerId: personNamed('zhoumin').id } };
    expect((await world.request('chenjing', contract.reviewAppeal, given)).reply.state).toBe('reviewing');
    const decision = { params, body: { upheld: true, text: '派单确有失误，重新处理。' } };
    const foreign = await world.request('chenjing', contract.decideAppeal, decision);
    expect(foreign.problem.code).toBe('not-reviewer');
    const decided = await world.request('zhoumin', contract.decideAppeal, decision);
    expect(decided.reply).toMatchObject({ state: 'upheld', decidedByName: '周敏' });
    expect(await get(id)).toMatchObject({ state: 'acknowledged', reopenCount: 1 });
    const result = (await letters(id)).find(({ kind }) => kind === 'appeal-result');
    expect(result?.body).toContain('派单确有失误，重新处理。');
    expect((await follow(token)).course.map(({ kind }) => kind)).toEqual([
      ...['lodged', 'acknowledged', 'answered', 'closed', 'appealed', 'appeal-decided', 'reopened'],
    ]);
  });

  test('that nobody decides is over its time, and those who lead hear of it; too late is too late', async () => {
    const [first, second] = [await lodged(), await lodged()];
    for (const { id } of [first, second]) await answered(id);
    await world.request('liwei', contract.appealForCustomer, { params: { id: first.id }, body: { reason: '不服' } });
    const query = { 'filter[state][eq]': 'lodged' };
    const listed = (await world.request('chenjing', contract.listAppeals, { query })).reply;
    const mine = listed.items.find(({ complaintId }) => complaintId === first.id);
    expect(mine).toMatchObject({ overdue: false, lodgedByName: '李伟', dueAt: '2026-03-16T10:00:00.000Z' });
    await world.house.advanceTo(new Date('2026-03-16T10:00:00Z'));
    await world.house.settle();
    const after = (await world.request('chenjing', contract.listAppeals, { query })).reply;
    expect(after.items.find(({ complaintId }) => complaintId === first.id)?.overdue).toBe(true);
    await world.house.advanceTo(new Date('2026-05-01T10:00:00Z'));
    const { token } = second;
    expect((await follow(token)).may.appeal).toBe(false);
    const late = await world.request(null, contract.appealInPortal, { params: { token }, body: { reason: 'x' } });
    expect(late.problem).toMatchObject({ code: 'appeal-late', params: { days: 60 } });
  });
});

describe('a return visit', () => {
  beforeAll(() => visiting(100));

  const visitOf = async (id: string) => (await feedback(id)).visits.at(-1);
  const record = (as: string, visitId: string, body: contract.VisitOutcome) =>
    world.request(as, contract.recordVisit, { params: { id: visitId }, body });

  test('finds the customer dissatisfied: the case is taken up again; nobody asks about their own', async () => {
    const { id } = await lodged();
    await answered(id);
    await closed(id);
    const visit = await visitOf(id);
    expect(visit).toMatchObject({ state: 'due', handlerName: '李伟', customerName: '林**' });
    const visitId = visit?.id ?? '';
    const happy = { reached: true, solved: true, satisfied: true, words: '' } as const;
    expect((await record('liwei', visitId, happy)).problem.code).toBe('own-case');
    const wordless = await record('zhoumin', visitId, { ...happy, satisfied: false });
    expect(wordless.problem).toMatchObject({ code: 'visit-words-needed' });
    const said = await record('zhoumin', visitId, { ...happy, solved: false, satisfied: false, words: '网又断了' });
    expect(said.reply).toMatchObject({ state: 'done', satisfied: false });
    const after = await get(id);
    expect(after).toMatchObject({ state: 'acknowledged', reopenCount: 1 });
    expect(after.timeline.slice(-2).map(({ code }) => code)).toEqual(['visit-ended', 'reopened']);
    expect((await record('zhoumin', visitId, happy)).problem.code).toBe('visit-ended');
  });

  test('that reaches nobody is tried again later, and ends; the results say so by handler', async () => {
    const { id } = await lodged();
    await answered(id);
    await closed(id);
    const visitId = (await visitOf(id))?.id ?? '';
    const none = { reached: false, words: '无人接听' } as const;
    const first = await record('zhoumin', visitId, none);
    expect(first.reply).toMatchObject({ state: 'due', tries: 1 });
    expect(Date.parse(first.reply.nextTryAt)).toBeGreaterThan((await world.now()).getTime());
    expect((await record('zhoumin', visitId, none)).reply).toMatchObject({ state: 'unreached', tries: 2 });
    expect((await visitOf(id))?.history.map(({ words }) => words)).toEqual(['无人接听', '无人接听']);
    const results = (await world.request('chenjing', contract.getVisitResults)).reply;
    const mine = results.rows.find(({ handlerId }) => handlerId === personNamed('liwei').id);
    expect(mine).toMatchObject({ planned: 2, reached: 1, satisfied: 0, visitRate: 0.5, satisfaction: 0 });
  });
});

describe('coming back by a code', () => {
  const ask = (number: string, phoneEnd: string) =>
    world.request(null, contract.askReturnCode, { body: { number, phoneEnd } });
  const enter = (id: string, code: string) =>
    world.request(null, contract.useReturnCode, { params: { id }, body: { code } });
  const told = async () => {
    await world.house.settle();
    const { items } = (await world.request('luping', contacts.listContacts, { query: { sort: '-startedAt' } })).reply;
    const params = { id: items[0]?.id ?? '' };
    const { messages } = (await world.request('luping', contacts.listMessages, { params })).reply;
    return messages.at(-1)?.text ?? '';
  };

  test('number and the end of the phone bring a code, which opens the own case once', async () => {
    const { number, token } = await lodged();
    await world.house.advanceTo(new Date((await world.now()).getTime() + 60_000));
    const asked = await ask(number.toLowerCase(), '5678');
    const code = /\d{6}/.exec((await told()).replace(number, ''))?.[0] ?? '';
    const wrong = code === '000000' ? '000001' : '000000';
    const { codeId } = asked.reply;
    expect((await enter(codeId, wrong)).problem).toMatchObject({ code: 'code-wrong', params: { left: 4 } });
    expect((await enter(codeId, code)).reply).toEqual({ kind: 'complaint', token });
    expect((await enter(codeId, code)).problem.code).toBe('code-ended');
  });

  test('a code brings whoever asked for something back to their request', async () => {
    const { reply } = await world.request(null, contract.lodgeRequestInPortal, {
      body: { kind: 'suggestion', customer: { name: '林晓梅', phone: '138 1234 5678' }, text: '把等候时间写在屏上' },
    });
    await world.house.advanceTo(new Date((await world.now()).getTime() + 60_000));
    const asked = await ask(reply.number, '5678');
    const code = /\d{6}/.exec((await told()).replace(reply.number, ''))?.[0] ?? '';
    expect((await enter(asked.reply.codeId, code)).reply).toEqual({ kind: 'request', token: reply.token });
  });

  test('whether there is such a case cannot be told: not by the reply, not by the tries', async () => {
    const { number } = await lodged();
    const foreign = [await ask(number, '0000'), await ask('TS2026-999999', '5678')];
    for (const { status, reply } of foreign) {
      expect([status, Object.keys(reply)]).toEqual([200, ['codeId', 'expiresAt']]);
      const tries: (string | undefined)[] = [];
      for (let n = 0; n < 6; n += 1) tries.push((await enter(reply.codeId, '123456')).problem.code);
      expect(tries).toEqual([...Array(4).fill('code-wrong'), 'code-ended', 'code-ended']);
    }
  });

  test('a number is asked about three times in a while; a code ends in its time', async () => {
    const { number } = await lodged();
    const asked = await ask(number, '5678');
    await world.house.advanceTo(new Date((await world.now()).getTime() + 10 * 60_000));
    expect((await enter(asked.reply.codeId, '123456')).problem.code).toBe('code-ended');
    await ask(number, '5678');
    await ask(number, '5678');
    expect((await ask(number, '5678')).problem).toMatchObject({ status: 429, code: 'codes-often' });
  });
});

describe('letters', () => {
  const template = async (kind: contract.LetterKind) => {
    const { templates } = (await world.request('liwei', contract.listLetterTemplates)).reply;
    return templates.find((one) => one.kind === kind);
  };

  test('a template is checked, and each change is an edition', async () => {
    const before = await template('question');
    const { id, name, subject, body, version } = before ?? ({} as contract.LetterTemplate);
    const change = (wording: object) =>
      world.request('admin', contract.changeLetterTemplate, {
        params: { id },
        body: { name, subject, body, version, ...wording },
      });
    const unknown = await change({ body: { ...body, en: 'Dear {custmer}, {text}' } });
    expect(unknown.problem).toMatchObject({ code: 'letter-unknown-placeholder', params: { placeholder: 'custmer' } });
    expect(unknown.problem.errors[0]?.field).toBe('body.body.en');
    expect((await change({ body: { ...body, zh: '您好' } })).problem.code).toBe('letter-text-missing');
    expect((await change({ retired: true })).problem.code).toBe('letter-needed');
    const changed = await change({ body: { zh: '{customer}，请问：{text}', en: 'Dear {customer}: {text}' } });
    expect(changed.reply).toMatchObject({ version: 1, changedByName: '何系统' });
    expect((await change({})).problem.code).toBe('stale-version');
    const { editions } = (await world.request('admin', contract.listLetterEditions, { params: { id } })).reply;
    expect(editions.map((one) => one.version)).toEqual([1, 0]);
    expect(
      (
        await world.request('liwei', contract.changeLetterTemplate, {
          params: { id },
          body: { name, subject, body, version },
        })
      ).status,
    ).toBe(403);
  });

  test('a draft is filled; what is sent is on record word for word, with no blank left', async () => {
    const { id, number, token } = await lodged();
    const params = { id };
    const draft = (await world.request('liwei', contract.draftLetter, { params, query: { kind: 'answer' } })).reply;
    expect(draft.subject).toBe(`您的投诉处理结果（${number}）`);
    const { templateId, templateVersion, language, subject, body } = draft;
    const letter = { templateId, templateVersion, language, subject, body };
    const blank = await world.request('liwei', contract.sendLetter, { params, body: letter });
    expect(blank.problem).toMatchObject({ code: 'blank-left' });
    const filled = { ...letter, body: body.replaceAll(contract.letterBlank, '已更换光猫') };
    expect((await world.request('liwei', contract.sendLetter, { params, body: filled })).status).toBe(200);
    expect((await letters(id)).at(-1)).toMatchObject({ body: filled.body, way: 'kept', byName: '李伟' });
    const { course } = await follow(token);
    expect(course.at(-1)).toMatchObject({ kind: 'letter', text: `${subject}\n\n${filled.body}` });
    const trail = (
      await world.request('admin', listAudit, { query: { 'filter[operation][eq]': 'complaints.send-letter' } })
    ).reply;
    expect(trail.items.some(({ subjectId }) => subjectId === id)).toBe(true);
  });
});

// The last: where there are two projects, the portal asks which.
describe('an appeal and a return visit', () => {
  /** A case of the complaints department, with both. */
  async function both() {
    const { id } = await lodged();
    await answered(id);
    await closed(id);
    await world.request('liwei', contract.appealForCustomer, { params: { id }, body: { reason: '不服' } });
    const { appeals, visits } = await feedback(id);
    return { appeal: appeals[0]?.id ?? '', visit: visits[0]?.id ?? '' };
  }

  const leadOf = (username: string, place: { projectId: string | null; unitId: string | null }) =>
    admitTo(world, username, { role: 'complaint-manager', ...place });

  test('are found by those of their branch and project, and by no others', async () => {
    const { appeal, visit } = await both();
    const unit = (code: string) => units.find((one) => one.code === code)?.id ?? '';
    const bank = randomUUID();
    const name = { zh: '和丰银行', en: 'Hefeng Bank' };
    await world.call(null, (call) => addProject(call, { id: bank, code: 'bank', name }));
    const others = [
      await leadOf('lead.elsewhere', { projectId: null, unitId: unit('support') }),
      await leadOf('lead.bank', { projectId: bank, unitId: null }),
    ];
    const own = await leadOf('lead.own', { projectId: null, unitId: unit('complaints') });
    for (const [endpoint, id, body] of [
      [contract.reviewAppeal, appeal, { reviewerId: personNamed('zhoumin').id }],
      [contract.decideAppeal, appeal, { upheld: false, text: '维持原答复' }],
      [contract.recordVisit, visit, { reached: false, words: '无人接听' }],
    ] as const) {
      for (const other of others) expect(await other(endpoint, id, body), endpoint.id).toBe(404);
      expect(await own(endpoint, id, body), endpoint.id).not.toBe(404);
    }
  });
});
