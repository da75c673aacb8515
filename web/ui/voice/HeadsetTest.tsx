import { Button, Select } from 'antd';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  closeMicrophone,
  type Device,
  type Devices,
  type Level,
  listDevices,
  type MicrophoneRefusal,
  onDevicesChange,
  openLevel,
  openMicrophone,
  playTestTones,
} from '../../api/voice/index.ts';
import { chooseHeadset, useHeadset } from './headset.ts';
import { LevelMeter } from './LevelMeter.tsx';
import './voice.css';

interface Tried {
  readonly level: Level | null;
  readonly refused: MicrophoneRefusal | null;
}

const untried: Tried = { level: null, refused: null };

/** Opens the chosen microphone for as long as it is looked at. */
function useTried(microphoneId: string | null): Tried {
  const [tried, setTried] = useState<Tried>(untried);
  useEffect(() => {
    let close: (() => void) | null = () => undefined;
    void openMicrophone({ deviceId: microphoneId }).then((microphone) => {
      if ('refused' in microphone) return close && setTried({ level: null, refused: microphone.refused });
      // Nobody looks any more.
      if (!close) return closeMicrophone(microphone);
      const level = openLevel([microphone]);
      close = () => {
        level.close();
        closeMicrophone(microphone);
      };
      setTried({ level, refused: null });
    });
    return () => {
      close?.();
      close = null;
      setTried(untried);
    };
  }, [microphoneId]);
  return tried;
}

/** What is plugged in; read again when that changes, and when names have become known. */
function useDevices(allowed: boolean): Devices {
  const [devices, setDevices] = useState<Devices>({ microphones: [], ears: [] });
  // biome-ignore lint/correctness/useExhaustiveDependencies: devices have names once a microphone was allowed.
  useEffect(() => {
    if (!navigator.mediaDevices) return;
    const read = () => void listDevices().then(setDevices);
    read();
    return onDevicesChange(read);
  }, [allowed]);
  return devices;
}

interface DeviceSelectProps {
  label: string;
  devices: readonly Device[];
  chosen: string | null;
  onChoose: (id: string | null) => void;
}

const usual = '';

function DeviceSelect({ label, devices, chosen, onChoose }: DeviceSelectProps) {
  const { t } = useTranslation();
  const id = useId();
  const named = devices.map((device) => ({ value: device.id, label: device.name || device.id }));
  const isThere = chosen !== null && devices.some((device) => device.id === chosen);
  return (
    <div className="headset-choice">
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        value={isThere ? chosen : usual}
        options={[{ value: usual, label: t('ui.voice.usual-device') }, ...named]}
        onChange={(value) => onChoose(value === usual ? null : value)}
      />
    </div>
  );
}

/** Which microphone and which ears, and whether they work. What is chosen is kept in this browser. */
export function HeadsetTest() {
  const { t } = useTranslation();
  const { microphoneId, earsId } = useHeadset();
  const { level, refused } = useTried(microphoneId);
  const devices = useDevices(level !== null);
  const [isSounding, setSounding] = useState(false);
  const sound = async () => {
    setSounding(true);
    await playTestTones(earsId).finally(() => setSounding(false));
  };
  return (
    <div className="headset">
      <DeviceSelect
        label={t('ui.voice.microphone')}
        devices={devices.microphones}
        chosen={microphoneId}
        onChoose={(id) => chooseHeadset({ microphoneId: id })}
      />
      {refused === null ? (
        <LevelMeter level={level} label={t('ui.voice.level')} />
      ) : (
        <p role="alert">{t(`ui.voice.refused.${refused}`)}</p>
      )}
      <DeviceSelect
        label={t('ui.voice.ears')}
        devices={devices.ears}
        chosen={earsId}
        onChoose={(id) => chooseHeadset({ earsId: id })}
      />
      <Button onClick={() => void sound()} loading={isSounding}>
        {t('ui.voice.test-tones')}
      </Button>
    </div>
  );
}
