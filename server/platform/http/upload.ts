import { finished, PassThrough, type Readable } from 'node:stream';

/**
 * The bytes of a request as a stream of its handler's own: what the handler leaves unread, destroys or keeps a hold on does
 * not touch the connection, on which it still has to be answered.
 */
export function openUpload(body: Readable): Readable {
  const upload = new PassThrough();
  // A client may go when nobody reads any more, and an error that nobody listens to would end the process.
  upload.on('error', () => undefined);
  finished(body, (error) => {
    if (error) upload.destroy(error);
  });
  return body.pipe(upload);
}

/** Reads past what a handler left: browsers show a reply only once they have sent everything. */
export function passOver(body: Readable): void {
  body.unpipe();
  body.resume();
}
