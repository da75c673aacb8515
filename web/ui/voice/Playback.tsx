import CaretRightOutlined from '@ant-design/icons/es/icons/CaretRightOutlined';
import PauseOutlined from '@ant-design/icons/es/icons/PauseOutlined';
import { Button, Checkbox, Select } from 'antd';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../language.ts';
import { RowsSkeleton } from '../Skeletons.tsx';
import { durationText } from '../time.ts';
import { ScreenBeside, type ScreenFilm } from './ScreenBeside.tsx';
import { type PlaybackLane, type Playing, type Recording, usePlayback } from './usePlayback.ts';
import './voice.css';
import { columnsOf, pathOf } from './waveform.ts';

const columns = 600;
const rates = [0.75, 1, 1.25, 1.5, 2];

interface LaneProps {
  lane: PlaybackLane;
  wholeMs: number;
}

/** Whose voice, whether it is heard, and how loud it was when. */
function Lane({ lane, wholeMs }: LaneProps) {
  const { t } = useTranslation();
  const [isHeard, setHeard] = useState(true);
  const path = useMemo(
    () => pathOf(columnsOf(lane.head, { beginsMs: lane.beginsMs, wholeMs, columns })),
    [lane, wholeMs],
  );
  const hear = (heard: boolean) => {
    lane.sound.muted = !heard;
    setHeard(heard);
  };
  return (
    <div className={`playback-lane${isHeard ? '' : ' is-off'}`}>
      <Checkbox
        checked={isHeard}
        onChange={(event) => hear(event.target.checked)}
        aria-label={t('ui.voice.hear', { name: lane.label })}
      >
        {lane.label}
      </Checkbox>
      <svg className="playback-wave" viewBox={`0 0 ${columns - 1} 2`} preserveAspectRatio="none" aria-hidden="true">
        <path d={path} />
      </svg>
    </div>
  );
}

/** Follows the sound frame by frame, past React: the place is a style and an input's value. */
function usePlace({ together }: Playing, box: RefObject<HTMLDivElement | null>): number {
  const [second, setSecond] = useState(0);
  useEffect(() => {
    let frame = 0;
    const draw = () => {
      const share = together.positionMs() / Math.max(1, together.durationMs);
      box.current?.style.setProperty('--played', String(share));
      setSecond(Math.floor(together.positionMs() / 1_000));
      frame = requestAnimationFrame(draw);
    };
    draw();
    return () => cancelAnimationFrame(frame);
  }, [together, box]);
  return second;
}

function Player({ playing, screens }: { playing: Playing; screens: readonly ScreenFilm[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const second = usePlace(playing, box);
  const { lanes, together } = playing;
  const whole = durationText(together.durationMs / 1_000, language);
  const place = durationText(second, language);
  const act = together.isPlaying ? t('ui.voice.pause') : t('ui.voice.play');
  const [lane] = lanes;
  return (
    <div className="playback" ref={box}>
      {screens.length > 0 && lane ? (
        <ScreenBeside screens={screens} together={together} soundsAt={lane.head.startedAt - lane.beginsMs} />
      ) : null}
      <div className="playback-lanes">
        {lanes.map((lane) => (
          <Lane key={lane.address} lane={lane} wholeMs={together.durationMs} />
        ))}
        <input
          className="playback-place"
          type="range"
          min={0}
          max={Math.ceil(together.durationMs / 1_000)}
          value={second}
          aria-label={t('ui.voice.place')}
          aria-valuetext={t('ui.voice.place-of', { place, whole })}
          onChange={(event) => together.seek(Number(event.target.value) * 1_000)}
        />
      </div>
      <div className="playback-controls">
        <Button
          icon={together.isPlaying ? <PauseOutlined /> : <CaretRightOutlined />}
          onClick={together.isPlaying ? together.pause : together.play}
        >
          {act}
        </Button>
        <span className="figures">
          {place} / {whole}
        </span>
        <Select
          aria-label={t('ui.voice.rate')}
          defaultValue={1}
          options={rates.map((rate) => ({ value: rate, label: `${rate} ×` }))}
          onChange={together.setRate}
        />
      </div>
    </div>
  );
}

interface PlaybackProps {
  /** One for each side of the call, in the order in which they are shown. */
  recordings: readonly Recording[];
  /** What was on screens meanwhile. */
  screens?: readonly ScreenFilm[];
}

/** Both sides of a call in step, each with its waveform. Only what is looked at and played is fetched. */
export function Playback({ recordings, screens = [] }: PlaybackProps) {
  const { t } = useTranslation();
  const playing = usePlayback(recordings);
  if (playing === 'failed') return <p role="alert">{t('ui.voice.not-played')}</p>;
  return playing === null ? <RowsSkeleton /> : <Player playing={playing} screens={screens} />;
}
