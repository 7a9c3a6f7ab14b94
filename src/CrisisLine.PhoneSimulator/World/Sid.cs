namespace CrisisLine.PhoneSimulator.World;

/// <summary>Twilio's names of things: two letters and 32 hexadecimal digits.</summary>
internal static class Sid
{
    public static string New(string kind) => kind + Guid.NewGuid().ToString("N");
}
