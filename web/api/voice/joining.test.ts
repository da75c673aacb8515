import { expect, test } from 'vitest';
import { ConnectionLost, ProblemError } from '../problem.ts';
import { JoinRefused } from './call.ts';
import { joinBy } from './joining.ts';

const problem = (code: string, status = 409) =>
  new ProblemError({ type: '', title: '', status, code, params: {}, errors: [], requestId: null } as never);

const joining = (error: unknown) =>
  joinBy({
    prepare: async () => ({ iceServers: [] }),
    join: async () => {
      throw error;
    },
  });

test.each([
  ['the process that carries sound is away', problem('voice-away', 503)],
  ['the call began anew', problem('call-unknown')],
  ['it was asked for too often', problem('too-many-requests', 429)],
  ['the server failed', problem('internal', 500)],
  ['no answer came', new ConnectionLost('offline')],
])('is tried again where %s', async (_, error) => {
  const { signalling, refusal } = joining(error);
  await expect(signalling.join('offer')).rejects.toBe(error);
  expect(refusal()).toBeNull();
});

test('is given up where one is not in the call, and says with what', async () => {
  const error = problem('not-in-call');
  const { signalling, refusal } = joining(error);
  await expect(signalling.join('offer')).rejects.toBeInstanceOf(JoinRefused);
  expect(refusal()).toBe(error);
});

test('knows the number of the call that was joined last', async () => {
  let number = 3;
  const { signalling, session } = joinBy({
    prepare: async () => ({ iceServers: [] }),
    join: async () => ({ answer: 'answer', session: number++ }),
  });
  expect(session()).toBe(0);
  await signalling.join('offer');
  await signalling.join('offer');
  expect(session()).toBe(4);
});
