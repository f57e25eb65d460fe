/** A certificate of ACM, as far as a server that shows it has to know. */
export interface ICertificateRef {
  readonly certificateArn: string;
}
