import { useEffect, useRef } from 'react';
import type { Level } from '../../api/voice/index.ts';
import './voice.css';

interface LevelMeterProps {
  /** Null while there is nothing to be heard. */
  level: Level | null;
  label: string;
}

/** How loud it is now, as a bar; drawn past React, frame by frame. */
export function LevelMeter({ level, label }: LevelMeterProps) {
  const bar = useRef<HTMLMeterElement>(null);
  useEffect(() => {
    let frame = 0;
    const draw = () => {
      if (bar.current) bar.current.value = level?.read() ?? 0;
      frame = requestAnimationFrame(draw);
    };
    frame = requestAnimationFrame(draw);
    return () => cancelAnimationFrame(frame);
  }, [level]);
  return <meter ref={bar} className="level-meter" aria-label={label} min={0} max={1} />;
}
