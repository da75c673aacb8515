import { saveBlob } from '../list/csv.ts';

/** Sharp on paper and on screens of twice as many points. */
const scale = 2;

/** A drawing as a PNG, by the browser's own means. */
async function pictureOf(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width * scale;
  canvas.height = image.height * scale;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise<Blob>((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture was made'))), 'image/png'),
  );
}

export async function savePicture(name: string, svg: string): Promise<void> {
  saveBlob(name, await pictureOf(svg));
}

/** The drawing of a chart that is on screen, on the ground on which it stands; null where none is drawn. */
export function drawingIn(element: Element | null): string | null {
  const svg = element?.querySelector('.chart svg');
  if (!svg) return null;
  const copy = svg.cloneNode(true) as SVGElement;
  const { width, height } = svg.getBoundingClientRect();
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const ground = getComputedStyle(document.body).backgroundColor;
  copy.insertAdjacentHTML('afterbegin', `<rect width="100%" height="100%" fill="${ground}"></rect>`);
  return new XMLSerializer().serializeToString(copy);
}
