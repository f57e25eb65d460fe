import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { reviewPage, sampleReview } from '@archway/review';
import { chromium } from 'playwright-core';
import sharp from 'sharp';

/**
 * Makes the picture of a page that the README shows, of the sample review:
 *
 *     npx tsx tools/archway/src/readme/make-image.ts
 */
const IMAGE = join(__dirname, '../../../../docs/images/review.png');

async function main(): Promise<void> {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
    await page.setContent(reviewPage(sampleReview()));
    mkdirSync(dirname(IMAGE), { recursive: true });
    // Few colours are enough for a page of text, and keep the picture small.
    await sharp(await page.screenshot())
      .png({ palette: true, colours: 64, effort: 10 })
      .toFile(IMAGE);
  } finally {
    await browser.close();
  }
}

void main();
