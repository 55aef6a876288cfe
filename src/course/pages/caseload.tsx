export default function Caseload() {
  return <p>Not written yet.</p>
}
