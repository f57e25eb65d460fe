import { notWhole, problemIf, reject } from '@archway/core';

/** Arguments of a security group rule that say what kind of traffic it is for. */
export interface PortArguments {
  readonly ipProtocol: string;
  readonly fromPort?: number;
  readonly toPort?: number;
}

/** What kind of traffic a rule is for. */
export class Port {
  /** One TCP port. */
  static tcp(port: number): Port {
    return Port.tcpRange(port, port);
  }

  /** TCP ports `from` to `to`, both included. */
  static tcpRange(from: number, to: number): Port {
    return Port.range('tcp', from, to);
  }

  /** One UDP port. */
  static udp(port: number): Port {
    return Port.udpRange(port, port);
  }

  /** UDP ports `from` to `to`, both included. */
  static udpRange(from: number, to: number): Port {
    return Port.range('udp', from, to);
  }

  /** ICMP for IPv4. Both numbers default to -1: every type, every code. */
  static icmp(type = -1, code = -1): Port {
    return Port.icmpOf('icmp', type, code);
  }

  /** ICMP for IPv6. Both numbers default to -1: every type, every code. */
  static icmpv6(type = -1, code = -1): Port {
    return Port.icmpOf('icmpv6', type, code);
  }

  /** A whole protocol by its IANA number, such as 50 for ESP. */
  static protocol(number: number): Port {
    reject('Port.protocol', [notWhole('number', number, 0, 255)]);
    return new Port(`protocol-${number}`, { ipProtocol: String(number) });
  }

  /** Every protocol and port. */
  static all(): Port {
    return new Port('all', { ipProtocol: '-1' });
  }

  private static range(protocol: 'tcp' | 'udp', from: number, to: number): Port {
    reject(`Port.${protocol}`, [
      notWhole('from', from, 0, 65_535),
      notWhole('to', to, 0, 65_535),
      problemIf(from > to, `from must not be above to, got ${from} to ${to}`),
    ]);
    const label = from === to ? `${protocol}-${from}` : `${protocol}-${from}-${to}`;
    return new Port(label, { ipProtocol: protocol, fromPort: from, toPort: to });
  }

  private static icmpOf(protocol: 'icmp' | 'icmpv6', type: number, code: number): Port {
    reject(`Port.${protocol}`, [
      notWhole('type', type, -1, 255),
      notWhole('code', code, -1, 255),
      problemIf(type === -1 && code !== -1, `code needs a type, got ${code} for every type`),
    ]);
    const label = type === -1 ? protocol : `${protocol}-${type}${code === -1 ? '' : `-${code}`}`;
    return new Port(label, { ipProtocol: protocol, fromPort: type, toPort: code });
  }

  private constructor(
    /** The same for the same traffic: part of a rule's address. */
    readonly label: string,
    readonly ruleArguments: PortArguments,
  ) {}
}
