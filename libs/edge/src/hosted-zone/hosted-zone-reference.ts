import { isOpen } from '@archway/core';
import { Annotations } from 'cdktf';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import type { ZoneRecord } from '../record/policy-set';
import { missingParts, zoneProblems } from '../record/policy-set';

/** A hosted zone, of this app or another. */
export interface IHostedZone extends IConstruct {
  readonly hostedZoneId: string;
  /** Such as `example.com`. */
  readonly zoneName: string;
  /** Whether only VPCs can ask it. */
  readonly isPrivate: boolean;
  /** What the parent's NS record names; unknown for some zones that others deploy. */
  readonly nameServers?: readonly string[];

  /** Learns of a record, so that the records of the zone are checked together at synth. */
  addRecord(record: ZoneRecord): void;
}

/** What identifies a zone that others deploy. */
export interface HostedZoneAttributes {
  readonly hostedZoneId: string;
  readonly zoneName: string;

  /**
   * @default false
   */
  readonly isPrivate?: boolean;

  /**
   * @default - unknown: the zone cannot be delegated to
   */
  readonly nameServers?: readonly string[];
}

/** What zones share: they check their records together. */
export abstract class HostedZoneBase extends Construct implements IHostedZone {
  abstract readonly hostedZoneId: string;
  abstract readonly zoneName: string;
  abstract readonly isPrivate: boolean;
  abstract readonly nameServers?: readonly string[];
  protected readonly records: ZoneRecord[] = [];

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.node.addValidation({ validate: () => this.validateRecords() });
  }

  addRecord(record: ZoneRecord): void {
    this.records.push(record);
  }

  protected validateRecords(): string[] {
    const apex = isOpen(this.zoneName) ? undefined : this.zoneName;
    return [...zoneProblems(this.records, apex), ...missingParts(this.records)];
  }
}

/** A zone that others deploy, who may also deploy the records that are missing here: their absence is a warning. */
export class ImportedHostedZone extends HostedZoneBase {
  readonly hostedZoneId: string;
  readonly zoneName: string;
  readonly isPrivate: boolean;
  readonly nameServers?: readonly string[];
  private readonly warned = new Set<string>();

  constructor(scope: Construct, id: string, attributes: HostedZoneAttributes) {
    super(scope, id);
    this.hostedZoneId = attributes.hostedZoneId;
    this.zoneName = attributes.zoneName;
    this.isPrivate = attributes.isPrivate ?? false;
    this.nameServers = attributes.nameServers;
  }

  protected override validateRecords(): string[] {
    // Validations may run more than once, and a warning said twice is noise.
    for (const missing of missingParts(this.records).filter((each) => !this.warned.has(each))) {
      this.warned.add(missing);
      Annotations.of(this).addWarning(`unless it is deployed elsewhere, ${missing}`);
    }
    const apex = isOpen(this.zoneName) ? undefined : this.zoneName;
    return [...zoneProblems(this.records, apex)];
  }
}
