import { listQueueSounds, type Queue, removeQueueSound, setQueueSound } from '@tongli/contracts/contacts';
import { stageFile } from '@tongli/contracts/files';
import { Alert, Button, Space } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../../api/hooks.ts';
import { may, useMe } from '../../../../api/session.ts';
import { upload } from '../../../../api/upload.ts';
import { ConfirmButton } from '../../../../ui/Confirm.tsx';
import type { Column } from '../../../../ui/list/column.ts';
import { DataTable } from '../../../../ui/list/DataTable.tsx';
import { useProblemWords } from '../../../../ui/problem-words.ts';
import { Read } from '../../../../ui/Read.tsx';
import { StateTag } from '../../../../ui/StateTag.tsx';
import { Duration, Instant } from '../../../../ui/Times.tsx';
import { bufferOf, soundOf, useListening } from './listening.ts';
import { makeSound, type SoundTrouble } from './making.ts';
import { type Place, placesOf, type Tried } from './places.ts';

const taken = 'audio/*,.wav,.mp3,.ogg,.opus,.m4a';

interface Trouble {
  readonly of: SoundTrouble | { readonly error: unknown };
  readonly place: Place;
}

/** What is tried, used, heard and taken away. */
function useSounds(queue: Queue) {
  const [tried, setTried] = useState<Tried | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const listening = useListening();
  const set = useAct(setQueueSound);
  const remove = useAct(removeQueueSound);
  const paramsOf = ({ kind, language }: Place) => ({ id: queue.id, kind, language });
  const during = async (place: Place, act: () => Promise<void>) => {
    setBusy(place.key);
    setTrouble(null);
    await act().catch((error: unknown) => setTrouble({ of: { error }, place }));
    setBusy(null);
  };
  return {
    ...{ tried, busy, trouble, heard: listening.heard },
    choose: (place: Place, file: File) =>
      during(place, async () => {
        listening.stop();
        const made = await makeSound(file, place.mostSeconds);
        if (typeof made === 'string') return setTrouble({ of: made, place });
        setTried({ key: place.key, made });
        listening.listen(place.key, bufferOf(made.samples));
      }),
    use: (place: Place, { made: { name, file } }: Tried) =>
      during(place, async () => {
        const staged = await upload(stageFile, { query: { name }, file });
        await set.mutateAsync({ params: paramsOf(place), body: { fileId: staged.id } });
        setTried(null);
      }),
    listen: (place: Place) =>
      during(place, async () => {
        if (listening.heard === place.key) return listening.stop();
        const own = tried?.key === place.key ? bufferOf(tried.made.samples) : await soundOf(paramsOf(place));
        if (own) listening.listen(place.key, own);
      }),
    drop: () => {
      listening.stop();
      setTried(null);
    },
    remove: (place: Place) => during(place, async () => void (await remove.mutateAsync({ params: paramsOf(place) }))),
  };
}

type Acting = ReturnType<typeof useSounds>;

function Has({ place, acting }: { place: Place; acting: Acting }) {
  const { t } = useTranslation();
  const { sound } = place;
  if (acting.tried?.key === place.key)
    return (
      <>
        <StateTag tone="waiting">{t('contacts.sound.tried')}</StateTag> {acting.tried.made.name} ·{' '}
        <Duration seconds={Math.round(acting.tried.made.seconds)} />
      </>
    );
  if (!sound) return <span className="quiet">{t(`contacts.sound.usual.${place.kind}`)}</span>;
  return (
    <>
      {sound.name} · <Duration seconds={Math.round(sound.durationMs / 1_000)} />
      <br />
      <span className="quiet">
        {sound.setByName} · <Instant at={sound.setAt} />
      </span>
    </>
  );
}

interface ChooseProps {
  place: Place;
  name: string;
  busy: boolean;
  onFile: (file: File) => void;
}

function Choose({ place, name, busy, onFile }: ChooseProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const words = t(place.sound ? 'contacts.sound.replace' : 'contacts.sound.choose');
  return (
    <>
      <input
        hidden
        ref={input}
        type="file"
        accept={taken}
        aria-label={`${words} ${name}`}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) onFile(file);
          // The same file may be chosen again.
          target.value = '';
        }}
      />
      <Button loading={busy} aria-label={`${words} ${name}`} onClick={() => input.current?.click()}>
        {words}
      </Button>
    </>
  );
}

function Acts({ place, acting }: { place: Place; acting: Acting }) {
  const { t } = useTranslation();
  const administers = may(useMe(), 'contacts.administer');
  const tried = acting.tried?.key === place.key ? acting.tried : null;
  const busy = acting.busy === place.key;
  const name = t('contacts.sound.of', {
    kind: t(`contacts.sound.kind.${place.kind}`),
    language: t(`contacts.sound.language.${place.language}`),
  });
  const listens = acting.heard === place.key;
  return (
    <Space>
      {tried || place.sound ? (
        <Button
          aria-label={`${t(listens ? 'contacts.sound.stop' : 'contacts.sound.listen')} ${name}`}
          onClick={() => void acting.listen(place)}
        >
          {t(listens ? 'contacts.sound.stop' : 'contacts.sound.listen')}
        </Button>
      ) : null}
      {tried && administers ? (
        <>
          <Button type="primary" loading={busy} onClick={() => void acting.use(place, tried)}>
            {t('contacts.sound.use')}
          </Button>
          <Button onClick={acting.drop}>{t('contacts.sound.drop')}</Button>
        </>
      ) : null}
      {!tried && administers ? (
        <Choose place={place} name={name} busy={busy} onFile={(file) => void acting.choose(place, file)} />
      ) : null}
      {!tried && administers && place.sound ? (
        <ConfirmButton
          question={t('contacts.sound.remove-question')}
          consequence={t('contacts.sound.remove-words')}
          called={`${t('contacts.remove')} ${name}`}
          onYes={() => void acting.remove(place)}
        >
          {t('contacts.remove')}
        </ConfirmButton>
      ) : null}
    </Space>
  );
}

function useColumns(acting: Acting): Column<Place>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'kind',
      title: t('contacts.sound.where'),
      phone: 'title',
      text: ({ kind, language }) => `${t(`contacts.sound.kind.${kind}`)} ${t(`contacts.sound.language.${language}`)}`,
      render: ({ kind, language }) => (
        <>
          {t(`contacts.sound.kind.${kind}`)} <span className="quiet">{t(`contacts.sound.language.${language}`)}</span>
        </>
      ),
    },
    {
      key: 'when',
      title: t('contacts.sound.when'),
      text: ({ kind }) => t(`contacts.sound.heard.${kind}`),
    },
    {
      key: 'has',
      title: t('contacts.sound.has'),
      text: ({ sound }) => sound?.name ?? '',
      render: (place) => <Has place={place} acting={acting} />,
    },
    {
      key: 'acts',
      title: t('contacts.sound.acts'),
      only: 'screen',
      // On a phone, what has no words is left out.
      text: () => t('contacts.sound.acts'),
      render: (place) => <Acts place={place} acting={acting} />,
    },
  ];
}

function TroubleWords({ trouble: { of, place } }: { trouble: Trouble }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const said =
    typeof of === 'string' ? t(`contacts.sound.trouble.${of}`, { count: place.mostSeconds }) : words.ofError(of.error);
  return <Alert type="error" showIcon className="form-notice" title={said} />;
}

/** What callers hear in place of the product's sounds: chosen, listened to, and only then used. */
export function Sounds({ queue }: { queue: Queue }) {
  const { t } = useTranslation();
  const sounds = useRead(listQueueSounds, { params: { id: queue.id } });
  const acting = useSounds(queue);
  const columns = useColumns(acting);
  const calls = queue.channels.some((one) => one === 'voice' || one === 'callback');
  return (
    <>
      <p className="quiet form-notice">{t(calls ? 'contacts.sound.lead' : 'contacts.sound.no-calls')}</p>
      {acting.trouble ? <TroubleWords trouble={acting.trouble} /> : null}
      <Read of={sounds}>
        {(reply) => (
          <DataTable<Place>
            label={t('contacts.sound.title')}
            rows={placesOf(reply.sounds)}
            rowKey={({ key }) => key}
            columns={columns}
          />
        )}
      </Read>
    </>
  );
}
