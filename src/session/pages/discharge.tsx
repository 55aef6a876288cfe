export default function Discharge() {
  return <p>Not written yet.</p>
}
