declare const brand: unique symbol

/** A value that only its constructor can make: a MmHg is never a Mg, a CourseId never a PatientId. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name }
