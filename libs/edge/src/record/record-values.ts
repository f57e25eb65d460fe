/** Which certificate authorities may issue for the name. */
export interface CaaValue {
  /**
   * 128 where an authority that does not know the tag must refuse.
   *
   * @default 0
   */
  readonly flags?: 0 | 128;
  readonly tag: 'issue' | 'issuewild' | 'iodef';
  /** Such as `amazon.com`, `;` for nobody, or `mailto:security@example.com`. */
  readonly value: string;
}

/** The key that signs a delegated zone. */
export interface DsValue {
  /** 0 to 65535. */
  readonly keyTag: number;
  /** Such as 13, ECDSA with P-256. */
  readonly algorithm: number;
  /** Such as 2, SHA-256. */
  readonly digestType: number;
  /** Hexadecimal. */
  readonly digest: string;
}

/** Who receives mail. */
export interface MxValue {
  /** The lowest is tried first: 0 to 65535. */
  readonly preference: number;
  readonly exchange: string;
}

/** How a name becomes another name or address. */
export interface NaptrValue {
  /** 0 to 65535. */
  readonly order: number;
  /** 0 to 65535. */
  readonly preference: number;
  /** Such as `U`, at most one letter or digit. */
  readonly flags: string;
  /** Such as `E2U+sip`. */
  readonly service: string;
  /** Empty where there is a replacement. */
  readonly regexp: string;
  /** `.` where there is a regular expression. */
  readonly replacement: string;
}

/** How a client speaks with a service. */
export interface ServiceBindingValue {
  /** 0 makes the name an alias of the target, without parameters; else the lowest is tried first, up to 32767. */
  readonly priority: number;
  /** `.` is the record's own name. */
  readonly targetName: string;
  /** Such as `['h3', 'h2']`. @default - none */
  readonly alpn?: readonly string[];
  /** Whether HTTP/1.1 is not spoken. @default false */
  readonly noDefaultAlpn?: boolean;
  /** @default - the service's own */
  readonly port?: number;
  /** @default - none */
  readonly ipv4Hint?: readonly string[];
  /** @default - none */
  readonly ipv6Hint?: readonly string[];
}

/** What the zone says of itself. Route 53 makes it; a record replaces it. */
export interface SoaValue {
  readonly nameServer: string;
  /** The mail address of who is responsible, with a dot in place of the `@`. */
  readonly mailbox: string;
  readonly serial: number;
  readonly refreshSeconds: number;
  readonly retrySeconds: number;
  readonly expireSeconds: number;
  /** How long others may remember that a name does not exist. */
  readonly negativeTtlSeconds: number;
}

/** Where a service is. */
export interface SrvValue {
  /** The lowest is tried first: 0 to 65535. */
  readonly priority: number;
  /** The share among targets of one priority: 0 to 65535. */
  readonly weight: number;
  readonly port: number;
  readonly target: string;
}

/** The key of an SSH server. */
export interface SshfpValue {
  /** 1 RSA, 2 DSA, 3 ECDSA, 4 Ed25519, 6 Ed448. */
  readonly algorithm: 1 | 2 | 3 | 4 | 6;
  /** 1 SHA-1, 2 SHA-256. */
  readonly fingerprintType: 1 | 2;
  /** Hexadecimal. */
  readonly fingerprint: string;
}

/** The certificate of a TLS server. */
export interface TlsaValue {
  /** 0 and 1 are checked against public authorities too, 2 and 3 are not. */
  readonly certificateUsage: 0 | 1 | 2 | 3;
  /** 0 the certificate, 1 its public key. */
  readonly selector: 0 | 1;
  /** 0 as it is, 1 SHA-256, 2 SHA-512. */
  readonly matchingType: 0 | 1 | 2;
  /** Hexadecimal. */
  readonly certificateData: string;
}

/**
 * What one value of each type of record is.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html
 */
export interface RecordValueTypes {
  /** IPv4 addresses. */
  A: string;
  /** IPv6 addresses. */
  AAAA: string;
  CAA: CaaValue;
  /** The name that is meant. */
  CNAME: string;
  DS: DsValue;
  HTTPS: ServiceBindingValue;
  MX: MxValue;
  NAPTR: NaptrValue;
  /** Name servers. */
  NS: string;
  /** The name of an address. */
  PTR: string;
  SOA: SoaValue;
  /** Text as in TXT, which has taken the place of SPF (RFC 7208). */
  SPF: string;
  SRV: SrvValue;
  SSHFP: SshfpValue;
  SVCB: ServiceBindingValue;
  TLSA: TlsaValue;
  /** Text as it is meant, of any length up to 4000: quotes, escapes and parts of 255 bytes are made of it. */
  TXT: string;
}

export type RecordType = keyof RecordValueTypes;
