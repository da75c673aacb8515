import { packetSamples } from '@tongli/contracts/sound';

/** 20 ms of nothing, full band, one channel. */
export const silentPacket = Buffer.from([0xf8, 0xff, 0xfe]);
export const silentSamples = packetSamples;
