import { localDate } from '@tongli/calendar';
import { seededRandom } from '@tongli/spc';
import { answerSurvey, surveyToken, unansweredSince } from '../modules/outreach/index.ts';
import { type Call, mustSucceed } from '../platform/call.ts';
import type { Floor } from '../platform/floor.ts';
import { anyone } from '../platform/permissions/actor.ts';
import { siteZone } from './contact-days.ts';
import { inTransaction } from './live.ts';

const dayMs = 86_400_000;
const answeringShare = 0.35;

/** Most are content; one in eight is not, and says so. */
function wordsOf(random: () => number): Record<string, string> {
  const mood = random();
  if (mood < 0.12) return { q1: '2', q2: '说好的回电晚了两天。', q3: '2', q4: '3' };
  if (mood < 0.3) return { q1: '4', q3: '4', q4: '7' };
  return { q1: '5', q3: '6', q4: mood < 0.6 ? '10' : '9' };
}

/** Each day some of the customers who were asked the day before answer; the others never do. */
export function answersByDay(floor: Floor): (now: Date) => Promise<void> {
  const random = seededRandom(20_260_308);
  const seen = new Set<string>();
  let last = '';
  return async (now) => {
    const today = localDate(siteZone, now);
    if (today === last) return;
    last = today;
    await inTransaction(floor, anyone, now, async (call: Call) => {
      for (const id of await unansweredSince(call, new Date(now.getTime() - dayMs))) {
        if (seen.has(id)) continue;
        seen.add(id);
        if (random() < answeringShare)
          mustSucceed(await answerSurvey(call, surveyToken(call.keyring, id), wordsOf(random)));
      }
    });
  };
}
