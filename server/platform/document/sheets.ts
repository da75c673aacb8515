import type PDFDocument from 'pdfkit';
import type { Paper } from './paper.ts';
import type { Style, Type } from './type.ts';

type Pdf = InstanceType<typeof PDFDocument>;

export const margin = 48;
const footHeight = 24;
const footStyle: Style = { size: 8, weight: 'regular', colour: '#6b7280' };

/** The sheet that is written on, and how far down; points from the upper left corner. */
export interface Sheets {
  readonly pdf: Pdf;
  readonly type: Type;
  readonly left: number;
  readonly width: number;
  y(): number;
  /** What is left of this sheet. */
  room(): number;
  /** The whole of a sheet, from top to foot. */
  readonly height: number;
  down(points: number): void;
  /** A new sheet where less than so much is left; tells whether it is one. */
  need(points: number): boolean;
}

export function openSheets(pdf: Pdf, type: Type): Sheets {
  const bottom = pdf.page.height - margin - footHeight;
  let y = margin;
  const need = (points: number): boolean => {
    if (y + points <= bottom || y === margin) return false;
    pdf.addPage();
    y = margin;
    return true;
  };
  return {
    pdf,
    type,
    left: margin,
    width: pdf.page.width - 2 * margin,
    height: bottom - margin,
    y: () => y,
    room: () => bottom - y,
    down: (points) => {
      y += points;
    },
    need,
  };
}

/** What it is and which page of how many, once all of them stand. */
export function writeFeet({ pdf, type, left, width }: Sheets, { foot, language }: Paper): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let index = 0; index < count; index++) {
    pdf.switchToPage(start + index);
    const y = pdf.page.height - margin - footStyle.size;
    const pages = pageWords(language, index + 1, count);
    type.set(foot, footStyle, left, y);
    type.set(pages, footStyle, left + width - type.widthOf(pages, footStyle), y);
  }
}

export const pageWords = (language: Paper['language'], page: number, pages: number): string =>
  language === 'zh-CN' ? `第 ${page} 页，共 ${pages} 页` : `Page ${page} of ${pages}`;
