using CrisisLine.Data;

namespace CrisisLine.People;

/// <summary>What people who work here see and say: the name somebody chose, or a neutral codename.</summary>
public static class DisplayName
{
    public static string Of(Tx tx, byte[]? chosen, string codename) =>
        chosen is null ? codename : tx.Keys.Open("person.chosen_name", chosen);
}
