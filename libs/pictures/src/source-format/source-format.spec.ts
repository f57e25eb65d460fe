import { recognizeFormat } from './source-format';

const ftyp = (major: string, ...compatible: string[]): Buffer => {
  const brands = Buffer.from(`ftyp${major}\0\0\0\0${compatible.join('')}`, 'latin1');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(brands.length + 4);
  return Buffer.concat([length, brands, Buffer.alloc(64)]);
};

describe('recognizeFormat', () => {
  it.each([
    ['jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['png', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    ['gif', Buffer.from('GIF87a')],
    ['gif', Buffer.from('GIF89a')],
    ['webp', Buffer.from('RIFF\0\0\0\0WEBPVP8 ', 'latin1')],
    ['tiff', Buffer.from('II*\0', 'latin1')],
    ['tiff', Buffer.from('MM\0*', 'latin1')],
    ['avif', ftyp('avif', 'mif1', 'miaf')],
    ['avif', ftyp('mif1', 'miaf', 'avif')],
    ['avif', ftyp('avis')],
  ])('reads %s by its first bytes', (format, source) => {
    expect(recognizeFormat(source)).toEqual({ kind: 'readable', format });
  });

  it.each([
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['SVG', Buffer.from('\uFEFF  <?xml version="1.0"?><svg/>')],
    ['SVG', Buffer.from('<!-- made by hand --><svg/>')],
    ['PDF', Buffer.from('%PDF-1.7')],
    ['PostScript', Buffer.from('%!PS-Adobe-3.0')],
    ['HEIC', ftyp('heic', 'mif1')],
    ['JPEG XL', Buffer.from([0xff, 0x0a])],
    ['BMP', Buffer.from('BM\0\0\0\0')],
    ['Photoshop', Buffer.from('8BPS')],
    ['gzip (perhaps a compressed SVG)', Buffer.from([0x1f, 0x8b, 0x08])],
  ])('refuses %s by name', (name, source) => {
    expect(recognizeFormat(source)).toEqual({ kind: 'refused', name });
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['one byte', Buffer.from([0xff])],
    ['text', Buffer.from('this is not a picture')],
    ['a sound in the same container as WebP', Buffer.from('RIFF\0\0\0\0WAVEfmt ', 'latin1')],
    ['a film in the same container as AVIF', ftyp('isom', 'mp42')],
    ['a page that is not a picture', Buffer.from('<html><body>503</body></html>')],
  ])('does not know %s', (_, source) => {
    expect(recognizeFormat(source)).toEqual({ kind: 'unknown' });
  });

  it('does not take the minor version of a container for a brand', () => {
    const source = ftyp('isom');
    source.write('avif', 12, 'latin1');
    expect(recognizeFormat(source)).toEqual({ kind: 'unknown' });
  });
});
