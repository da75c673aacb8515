export { openVoice, standingOf, type Voice, type VoiceStanding } from './door.ts';
export { iceServersFor } from './ice-servers.ts';
export { connectVoice } from './provider.ts';
export { readSecret } from './secured.ts';
export { readVoiceSettings, type TurnSettings, type VoiceSettings, voiceSettingNames } from './settings.ts';
export type { Joining, LegName, VoiceNews, VoiceProvider } from './voice.ts';
