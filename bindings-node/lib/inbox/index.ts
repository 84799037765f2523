/**
 * The idempotent inbox: webhooks are stored first, then decided on, then applied once.
 *
 * @packageDocumentation
 */

export { type Acceptance, NotHeldError } from "./accept";
export { DifferentPaymentError } from "./create";
export type { GatewayClients } from "./gateways";
export { Inbox, type InboxSettings } from "./inbox";
export type { PaymentCreate, PaymentKey, PaymentList, Payments } from "./payments";
export { POSTGRES_SCHEMA, type PostgresClient, type PostgresPool, postgresStore } from "./postgres";
export type { PruneOptions } from "./prune";
export type { ReconcileOptions, ReconcileOutcome, ReconcileReport } from "./reconcile";
export type { ReplayOptions, ReplayReport } from "./replay";
export {
  SQLITE_SCHEMA,
  type SqliteDatabase,
  type SqliteStatement,
  type SqliteStore,
  type SqliteStoreOptions,
  sqliteStore,
} from "./sqlite";
export type {
  Credit,
  DeliveryFilter,
  NewDelivery,
  PaymentFilter,
  Session,
  Store,
} from "./store";
export type {
  Delivery,
  DeliveryState,
  EventTold,
  GatewayName,
  Handlers,
  Payment,
  Report,
  Told,
} from "./types";
