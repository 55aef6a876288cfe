export default function ProtocolAdoption() {
  return <p>Not written yet.</p>
}
