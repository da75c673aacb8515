export { JoinRefused, openVoiceCall, type Signalling, type VoiceCall, type VoiceCallOptions } from './call.ts';
export { type Joined, type Joining, joinBy } from './joining.ts';
export { type Level, openLevel, playTestTones } from './level.ts';
export type { LinkPhase } from './link.ts';
export {
  closeMicrophone,
  type Device,
  type Devices,
  listDevices,
  type MicrophoneRefusal,
  onDevicesChange,
  openMicrophone,
  openSilence,
} from './microphone.ts';
export { openPhone, type Phone, type PhonePhase, type PhoneState } from './phone.ts';
