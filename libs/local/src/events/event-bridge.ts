import type { BusPart, EventTargetPart, RulePart } from '../architecture/event-parts';
import { AwsError } from '../aws-error/aws-error';
import { serviceFor, type World } from '../engine/world';
import { busNameOf } from '../naming/event-bus';
import { isRecord, matches } from '../pattern/pattern';
import type { Principal } from '../principal/principal';
import { eventBody } from './event-body';
import type { EventBridgeApi, PutEventsEntry, PutEventsResult } from './event-bridge-api';
import { deliverToTarget, type DeliveryTargets } from './target-delivery';
import { inputText } from './target-input';

/** What a service says happened, before EventBridge puts its own fields on. */
export interface ServiceEvent {
  readonly source: string;
  readonly detailType: string;
  readonly detail: object;
  readonly resources: readonly string[];
  readonly time?: Date;
}

/** EventBridge: buses and rules of the Terraform, with patterns, input and dead letters. */
export class EventBridge implements EventBridgeApi {
  private readonly buses: ReadonlyMap<string, BusPart>;
  /** Where rules and schedules deliver. */
  readonly targets: DeliveryTargets;

  constructor(
    private readonly world: World,
    buses: readonly BusPart[],
    private readonly rules: readonly RulePart[],
    deliveries: Omit<DeliveryTargets, 'putOnBus'>,
  ) {
    this.buses = new Map(buses.map((bus) => [bus.busName, bus]));
    this.targets = {
      ...deliveries,
      putOnBus: (principal, busArn, text, uploads) =>
        this.putOnBus(principal, busArn, text, uploads),
    };
  }

  putEvents(
    principal: Principal,
    entries: readonly PutEventsEntry[],
    uploads = this.world.uploadsOf(principal),
  ): readonly PutEventsResult[] {
    return entries.map((entry) => {
      const busName = busNameOf(entry.eventBusName);
      const bus = this.buses.get(busName);
      if (bus === undefined) {
        return {
          errorCode: 'InvalidArgument',
          errorMessage: `Event bus ${busName} does not exist.`,
        };
      }
      if (!this.mayPut(principal, bus, uploads)) {
        throw new AwsError(
          'AccessDeniedException',
          400,
          `not authorized to perform: events:PutEvents on resource: ${bus.busArn}`,
        );
      }
      const detail = objectIn(entry.detail);
      if (detail === undefined) {
        return { errorCode: 'MalformedDetail', errorMessage: 'Detail is malformed.' };
      }
      const { source, detailType, resources = [], time } = entry;
      const event = {
        source,
        detailType,
        detail,
        resources,
        ...(time === undefined ? {} : { time }),
      };
      return { eventId: this.emit(busName, event, uploads) };
    });
  }

  /** Whether somebody may put events on the bus of an ARN; a denial goes on the trace. */
  mayPutOn(principal: Principal, busArn: string): boolean {
    const bus = [...this.buses.values()].find((each) => each.busArn === busArn);
    return bus !== undefined && this.mayPut(principal, bus, []);
  }

  /** Whether somebody may put events on a bus; a denial goes on the trace. */
  mayPut(principal: Principal, bus: BusPart, uploads: readonly string[]): boolean {
    return this.world.guard.allows(
      principal,
      {
        action: 'events:PutEvents',
        resource: bus.busArn,
        address: bus.address,
        ...(bus.policy === undefined ? {} : { resourcePolicy: bus.policy }),
      },
      uploads,
    );
  }

  /** Puts an event on a bus, for a service of AWS. @returns its id */
  emit(busName: string, event: ServiceEvent, uploads: readonly string[]): string {
    const { world } = this;
    const eventId = world.random.uuid();
    const body = eventBody(world, { ...event, id: eventId });
    for (const rule of this.rules) {
      if (rule.busName !== busName || !rule.enabled || rule.pattern === undefined) continue;
      if (matches(rule.pattern, body)) this.run(rule, body, uploads);
      else {
        world.trace.emit({
          kind: 'filtered',
          messageId: eventId,
          from: rule.ruleArn,
          to: rule.targets[0]?.arn ?? rule.ruleArn,
          reason: `the event pattern of ${rule.address}`,
          uploads,
        });
      }
    }
    return eventId;
  }

  /** The event of a rule with a schedule. */
  fire(rule: RulePart, uploads: readonly string[]): void {
    const { world } = this;
    const event = eventBody(world, {
      id: world.random.uuid(),
      detailType: 'Scheduled Event',
      source: 'aws.events',
      resources: [rule.ruleArn],
      detail: {},
    });
    this.run(rule, event, uploads);
  }

  private run(rule: RulePart, event: { id: string }, uploads: readonly string[]): void {
    const names = { ...rule, at: this.world.clock.now() };
    for (const target of rule.targets) {
      deliverToTarget(this.world, this.targets, {
        target,
        text: inputText(target.input, event, names),
        sourceArn: rule.ruleArn,
        principal: this.principalOf(rule, target),
        deadLetterPrincipal: this.servicePrincipal(rule),
        eventId: event.id,
        uploads,
      });
    }
  }

  /** Asks for what each target needs, so that a permission that is missing shows before any event. */
  checkRules(mayInvoke: (principal: Principal, functionArn: string) => boolean): void {
    const { sqs, sns } = this.targets;
    for (const rule of this.rules) {
      for (const target of rule.targets) {
        const principal = this.principalOf(rule, target);
        const service = target.arn.split(':')[2];
        if (service === 'sqs') sqs.mayDeliver(principal, target.arn);
        if (service === 'sns') sns.mayPublish(principal, target.arn);
        if (service === 'lambda') mayInvoke(principal, target.arn);
        const bus = service === 'events' ? this.busOf(target.arn) : undefined;
        if (bus !== undefined) this.mayPut(principal, bus, []);
        if (target.deadLetterArn === undefined) continue;
        sqs.mayDeliver(this.servicePrincipal(rule), target.deadLetterArn);
      }
    }
  }

  private putOnBus(
    principal: Principal,
    busArn: string,
    text: string,
    uploads: readonly string[],
  ): boolean {
    const bus = this.busOf(busArn);
    if (bus === undefined || !this.mayPut(principal, bus, uploads)) return false;
    const event = objectIn(text) ?? {};
    this.emit(
      bus.busName,
      {
        source: String(event['source']),
        detailType: String(event['detail-type']),
        detail: isRecord(event['detail']) ? event['detail'] : {},
        resources: Array.isArray(event['resources']) ? event['resources'].map(String) : [],
      },
      uploads,
    );
    return true;
  }

  private busOf(busArn: string): BusPart | undefined {
    return [...this.buses.values()].find((each) => each.busArn === busArn);
  }

  private principalOf(rule: RulePart, { roleArn, targetId }: EventTargetPart): Principal {
    return roleArn === undefined
      ? this.servicePrincipal(rule)
      : { kind: 'role', functionName: targetId, roleArn };
  }

  private servicePrincipal({ ruleArn }: RulePart): Principal {
    return serviceFor(this.world, 'events.amazonaws.com', ruleArn);
  }
}

function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
