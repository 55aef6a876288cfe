export default function NewPatient() {
  return <p>Not written yet.</p>
}
