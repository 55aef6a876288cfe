/**
 * Pages are rendered on the server from what loaders return, without a trip through the browser, so Temporal
 * values arrive as they are. React Router's types would otherwise strip their methods.
 */
declare namespace Temporal {
  interface Instant {
    readonly unstable__ReactRouter_SerializesTo: [Temporal.Instant]
  }
  interface PlainDate {
    readonly unstable__ReactRouter_SerializesTo: [Temporal.PlainDate]
  }
  interface PlainTime {
    readonly unstable__ReactRouter_SerializesTo: [Temporal.PlainTime]
  }
  interface ZonedDateTime {
    readonly unstable__ReactRouter_SerializesTo: [Temporal.ZonedDateTime]
  }
  interface Duration {
    readonly unstable__ReactRouter_SerializesTo: [Temporal.Duration]
  }
}
