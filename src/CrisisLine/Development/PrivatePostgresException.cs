namespace CrisisLine.Development;

/// <summary>There can be no private PostgreSQL. The message is one line that says what the reader can do about it.</summary>
public sealed class PrivatePostgresException : Exception
{
    public PrivatePostgresException(string whatToDo) : base(whatToDo) { }

    public PrivatePostgresException(string whatToDo, Exception cause) : base(whatToDo, cause) { }
}
