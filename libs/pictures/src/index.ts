export { makePictures } from './make-pictures/make-pictures';
export type { Picture, PictureLimits } from './make-pictures/make-pictures';
export { PictureError, pictureErrorReasons } from './picture-error/picture-error';
export type { PictureErrorReason } from './picture-error/picture-error';
export { pictureFormats } from './picture-size/picture-size';
export type { PictureFormat, PictureSize } from './picture-size/picture-size';
export { recognizeFormat, sourceFormats } from './source-format/source-format';
export type { RecognizedFormat, SourceFormat } from './source-format/source-format';
