import { z } from 'zod';

/** What a browser says to join a call: SDP as `RTCPeerConnection` writes it. */
export const sessionDescription = z.string().min(1).max(60_000);

/** Where a browser asks for the way through a firewall: an `RTCIceServer`. */
export const iceServer = z.object({
  urls: z.array(z.string()),
  username: z.string().optional(),
  credential: z.string().optional(),
});
export type IceServer = z.infer<typeof iceServer>;

/**
 * Others whom a leg can hear at once, each on a line of its own: nobody mixes. A browser offers one line to speak on, on which it
 * hears music and tones, and then so many to listen on.
 */
export const mostVoicesHeard = 4;
