/** The XML namespace of S3's answers. */
export const S3_NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';

/** The headers of an answer in XML. */
export const XML = { 'content-type': 'application/xml' } as const;
