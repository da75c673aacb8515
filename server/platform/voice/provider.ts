import type { Command, Reply } from '@tongli/contracts/voice';
import { isRefusal, type Refusal, refuse } from '../call.ts';
import { openChannel } from './channel.ts';
import type { VoiceNews, VoiceProvider } from './voice.ts';

type Done = Extract<Reply, { done: unknown }>['done'];

export interface ReachedBy {
  readonly host: string;
  readonly port: number;
  readonly secret: Buffer;
  /** What a listener throws is told here and harms nobody else. */
  readonly onTrouble: (error: unknown) => void;
}

interface News {
  tell(news: VoiceNews): void;
  listen(listener: (news: VoiceNews) => void): () => void;
}

function openNews(onTrouble: ReachedBy['onTrouble']): News {
  const listeners = new Set<(news: VoiceNews) => void>();
  return {
    tell: (news) => {
      for (const listener of listeners)
        try {
          listener(news);
        } catch (error) {
          onTrouble(error);
        }
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function readReply(reply: Reply | null): Done | Refusal {
  if (reply === null) return refuse('voice-away');
  return 'refused' in reply ? refuse(reply.refused) : reply.done;
}

const missing = () => refuse('media-failed');

/** Calls on a media process; looks for it from here on, whether it is there yet or not. */
export function connectVoice({ host, port, secret, onTrouble }: ReachedBy): VoiceProvider {
  const news = openNews(onTrouble);
  let instance: string | null = null;
  const channel = openChannel({
    host,
    port,
    secret,
    onEvent: news.tell,
    onLost: () => news.tell({ type: 'away' }),
    onGreeting: (hello) => {
      const isAnother = instance !== null && instance !== hello.instance;
      instance = hello.instance;
      news.tell({ type: 'back', isAnother, calls: hello.calls });
    },
  });
  const ask = async (command: Command) => readReply(await channel.ask(command));
  const act = async (command: Command) => {
    const done = await ask(command);
    return isRefusal(done) ? done : null;
  };
  return {
    get isReached() {
      return channel.isOpen;
    },
    createCall: (callId) => act({ do: 'createCall', callId }),
    join: async ({ held = false, muted = false, music = null, ...leg }) => {
      const done = await ask({ do: 'joinLeg', held, muted, music, ...leg });
      if (isRefusal(done)) return done;
      return done.answer === undefined ? missing() : { answer: done.answer };
    },
    hold: ({ callId, legId }, held, music) =>
      act({ do: 'changeLeg', callId, legId, held, ...(music === undefined ? {} : { music }) }),
    mute: ({ callId, legId }, muted) => act({ do: 'changeLeg', callId, legId, muted }),
    setPart: ({ callId, legId }, part) => act({ do: 'changeLeg', callId, legId, part }),
    pauseRecording: (callId, paused) => act({ do: 'pauseRecording', callId, paused }),
    play: (callId, sound, only = {}) => act({ do: 'play', callId, sound, ...only }),
    endLeg: ({ callId, legId }) => act({ do: 'endLeg', callId, legId }),
    endCall: (callId) => act({ do: 'endCall', callId }),
    finishRecording: async (recording) => {
      const done = await ask({ do: 'finishRecording', ...recording });
      return isRefusal(done) ? done : (done.recording ?? missing());
    },
    measure: async () => {
      const done = await ask({ do: 'measure' });
      return isRefusal(done) ? done : (done.load ?? missing());
    },
    onNews: news.listen,
    close: channel.close,
  };
}
