import { notMatching, notOneOf, notWhole, problemIf, rejectProps } from '@archway/core';
import { ServiceDiscoveryService } from '@cdktf/provider-aws/lib/service-discovery-service';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import type { PrivateDnsNamespace } from './namespace';

export interface DiscoveryServiceProps {
  readonly namespace: PrivateDnsNamespace;

  /** The name in the namespace's zone: 1 to 63 letters, digits, `_` and `-`. */
  readonly serviceName: string;

  /**
   * `SRV` also carries the port, and needs a container and a port where a service is registered.
   *
   * @default 'A'
   */
  readonly recordType?: 'A' | 'AAAA' | 'SRV';

  /**
   * How long an answer may be kept, in seconds, 0 to 2147483647.
   *
   * @default 10
   */
  readonly ttlSeconds?: number;

  /**
   * `MULTIVALUE` answers with up to eight healthy tasks, `WEIGHTED` with one.
   *
   * @default 'MULTIVALUE'
   */
  readonly routingPolicy?: 'MULTIVALUE' | 'WEIGHTED';
}

/** A name in a private zone that leads to the tasks of a service. */
export class DiscoveryService extends Construct {
  readonly discoveryServiceArn: string;
  readonly recordType: 'A' | 'AAAA' | 'SRV';
  /** Such as `prices.orders.internal`. */
  readonly dnsName: string;

  constructor(scope: Construct, id: string, props: DiscoveryServiceProps) {
    super(scope, id);
    declaredProps.check(this, 'DiscoveryService', props);
    const { namespace, recordType = 'A', routingPolicy = 'MULTIVALUE' } = props;
    rejectProps(this, [
      notMatching(
        'serviceName',
        props.serviceName,
        /^[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?$/,
        "1 to 63 letters, digits, '_' and '-'",
      ),
      notOneOf('recordType', recordType, ['A', 'AAAA', 'SRV']),
      notOneOf('routingPolicy', routingPolicy, ['MULTIVALUE', 'WEIGHTED']),
      // Terraform's provider takes any number.
      notWhole('ttlSeconds', props.ttlSeconds, 0, 2_147_483_647),
      problemIf(
        recordType === 'SRV' && routingPolicy === 'WEIGHTED',
        'routingPolicy must be MULTIVALUE for SRV records, got WEIGHTED',
      ),
    ]);
    const service = new ServiceDiscoveryService(this, 'Default', {
      name: props.serviceName,
      dnsConfig: {
        namespaceId: namespace.namespaceId,
        routingPolicy,
        dnsRecords: [{ type: recordType, ttl: props.ttlSeconds ?? 10 }],
      },
      // ECS reports the health of its tasks; the threshold is AWS's only value.
      healthCheckCustomConfig: { failureThreshold: 1 },
    });
    this.discoveryServiceArn = service.arn;
    this.recordType = recordType;
    this.dnsName = `${props.serviceName}.${namespace.namespaceName}`;
  }
}
